import { select } from 'd3';
import { type RowWindow, rowWindow } from '../../layout/row-window.ts';
import type { MeasuredRow } from '../../model/explorer-model.ts';
import { element } from '../../shell/element.ts';
import { cellText } from '../table-data.ts';
import { columns } from './columns.ts';

export const rowEms = 2;

/** Writes the names of the columns and gives each its room, once. */
export function drawHead(): void {
  select(element('#data-table thead tr'))
    .selectAll('th')
    .data(columns)
    .join('th')
    .attr('scope', 'col')
    .style('width', ({ ems }) => `${ems}em`)
    .text(({ name }) => name);
}

/** Draws the rows in sight, and room in place of the others. */
export function drawRows(rows: readonly MeasuredRow[], active: number): void {
  const scroller = element('#data-scroller');
  const rowHeight = rowEms * Number.parseFloat(getComputedStyle(element('#data-table')).fontSize);
  const shown = rowWindow({
    ...{ rowCount: rows.length, rowHeight },
    ...{ scrollTop: scroller.scrollTop, height: scroller.clientHeight },
  });
  const table = element<HTMLTableElement>('#data-table');
  table.setAttribute('aria-rowcount', String(rows.length + 1));
  const lines = Array.from({ length: shown.end - shown.first }, (_, i) => shown.first + i);
  const drawn = select(element('#data-table tbody'))
    .selectAll<HTMLTableRowElement, number>('tr')
    .data(lines)
    .join('tr')
    .attr('aria-rowindex', (index) => index + 2)
    .attr('data-index', String)
    .attr('aria-selected', (index) => (index === active ? 'true' : null))
    .classed('dropped', (index) => rows[index]?.isDropped ?? false)
    .style('height', `${rowHeight}px`);
  drawn
    .selectAll('td')
    .data((index) => columns.map((column) => ({ column, row: rows[index] })))
    .join('td')
    .attr('title', ({ column, row }) => (row === undefined ? null : column.of(row)))
    .text(({ column, row }) => (row === undefined ? '' : cellText(column.of(row), column)));
  pad(shown);
}

function pad({ above, below }: RowWindow): void {
  const table = element('#data-table');
  table.style.marginTop = `${above}px`;
  table.style.marginBottom = `${below}px`;
}
