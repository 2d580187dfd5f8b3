import { create, select } from 'd3';
import { type TableText, tabSeparated } from '../sentences/table-text.ts';

/** Builds a table that scrolls by itself when it is wider than the page. */
export function tableNode({ caption, columns, rows }: TableText): HTMLElement {
  const scroller = create<HTMLElement>('div')
    .attr('class', 'scroller')
    .attr('tabindex', '0')
    .attr('role', 'region')
    .attr('aria-label', caption);
  const table = scroller.append('table');
  table.append('caption').text(caption);
  table
    .append('thead')
    .append('tr')
    .selectAll('th')
    .data(columns)
    .join('th')
    .attr('scope', 'col')
    .text((column) => column);
  const lines = table
    .append('tbody')
    .selectAll('tr')
    .data(rows)
    .join('tr')
    .attr('data-id', (row) => row.id)
    .attr('tabindex', '-1');
  lines
    .append('th')
    .attr('scope', 'row')
    .text((row) => row.cells[0] ?? '');
  lines
    .selectAll('td')
    .data((row) => row.cells.slice(1))
    .join('td')
    .text((cell) => cell);
  return scroller.node() as HTMLElement;
}

/** Puts a table and a button that copies it under a summary, which stays as it was. */
export function drawTableAlternative(details: Element, table: TableText): void {
  select(details).selectAll(':scope > :not(summary)').remove();
  const button = create('button').attr('type', 'button').text('Copy the table');
  button.on('click', async () => {
    try {
      await navigator.clipboard.writeText(tabSeparated(table));
      button.text('Copied');
    } catch {
      button.text('The browser does not let a page copy');
    }
  });
  details.append(button.node() as Node, tableNode(table));
}
