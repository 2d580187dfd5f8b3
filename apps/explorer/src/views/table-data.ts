/** What stands in a table: numbers in their SI unit, so that exports keep every digit. */
export type Cell = string | number | null;

export interface TableColumn {
  readonly name: string;
  /** Of the numbers as they are exported; left out where they have none. */
  readonly unit?: string;
  /** How the page writes a number; as it is, if left out. */
  readonly text?: (value: number) => string;
}

export interface TableRow {
  /** The same as that of the mark which shows the row. */
  readonly id: string;
  readonly cells: readonly Cell[];
}

/** The content of a chart as rows; the first cell names the row. */
export interface TableData {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** A cell as the page writes it. */
export function cellText(cell: Cell | undefined, column: TableColumn | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return column?.text?.(cell) ?? String(cell);
}
