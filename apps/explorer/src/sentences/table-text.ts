/** A table as texts: the first cell of a row names the row. */
export interface TableText {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[];
}

/** The cells, tab-separated, as a spreadsheet takes them. */
export const tabSeparated = ({ columns, rows }: TableText): string =>
  [columns, ...rows.map((row) => row.cells)].map((cells) => cells.join('\t')).join('\n');
