import { type Cell, cellText, type TableColumn, type TableData } from '../views/table-data.ts';

const heading = ({ name, unit }: TableColumn): string =>
  unit === undefined ? name : `${name} [${unit}]`;

/** Comma-separated values by RFC 4180; numbers keep every digit. */
export const csvOf = ({ columns, rows }: TableData): string =>
  [columns.map(heading), ...rows.map(({ cells }) => cells)]
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('');

function csvCell(cell: Cell): string {
  // A text that a spreadsheet would run as a formula is kept from it.
  const text = typeof cell === 'string' ? cell.replace(/^(?=[=+@\t\r-])/, "'") : String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One object per row. */
export const jsonOf = ({ caption, columns, rows }: TableData): string =>
  `${JSON.stringify(
    {
      caption,
      rows: rows.map(({ cells }) =>
        Object.fromEntries(columns.map((column, i) => [heading(column), cells[i] ?? null])),
      ),
    },
    undefined,
    2,
  )}\n`;

/** The cells as the page writes them, tab-separated, as a spreadsheet takes them. */
export const tabSeparated = ({ columns, rows }: TableData): string =>
  [
    columns.map(({ name }) => name),
    ...rows.map(({ cells }) => columns.map((column, i) => cellText(cells[i], column))),
  ]
    .map((cells) => cells.join('\t'))
    .join('\n');
