import { create, select } from 'd3';
import { tabSeparated } from '../exports/table-files.ts';
import { cellText, type TableData } from '../views/table-data.ts';

/**
 * Builds a table that scrolls by itself where it is wider than the page, and is a stack of cards where
 * the page is narrow. The roles say again what the elements are: as cards they are not laid out as a
 * table, and browsers then forget.
 */
export function tableNode({ caption, columns, rows }: TableData): HTMLElement {
  const box = create<HTMLElement>('div').attr('class', 'table');
  const scroller = box
    .append('div')
    .attr('class', 'scroller')
    .attr('tabindex', '0')
    .attr('role', 'region')
    .attr('aria-label', caption);
  const table = scroller.append('table').attr('role', 'table');
  table.append('caption').append('span').text(caption);
  table
    .append('thead')
    .attr('role', 'rowgroup')
    .append('tr')
    .attr('role', 'row')
    .selectAll('th')
    .data(columns)
    .join('th')
    .attr('role', 'columnheader')
    .attr('scope', 'col')
    .text(({ name }) => name);
  const lines = table
    .append('tbody')
    .attr('role', 'rowgroup')
    .selectAll('tr')
    .data(rows)
    .join('tr')
    .attr('role', 'row')
    .attr('data-id', (row) => row.id)
    .attr('tabindex', '-1');
  lines
    .append('th')
    .attr('role', 'rowheader')
    .attr('scope', 'row')
    .text((row) => cellText(row.cells[0], columns[0]));
  lines
    .selectAll('td')
    .data((row) => row.cells.slice(1))
    .join('td')
    .attr('role', 'cell')
    .attr('data-column', (_, index) => columns[index + 1]?.name ?? '')
    .text((cell, index) => cellText(cell, columns[index + 1]));
  return box.node() as HTMLElement;
}

/** Puts a table and a button that copies it under a summary, which stays as it was. */
export function drawTableAlternative(details: Element, table: TableData): void {
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
