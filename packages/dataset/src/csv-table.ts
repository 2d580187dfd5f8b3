import { type Cell, readCells } from './csv-cells.ts';
import type { ProblemList } from './problem-list.ts';

/** A row whose cells are found by the name of their column. */
export type TableRow<Name extends string> = Readonly<Record<Name, Cell>> & {
  /** First line of the row, counted from 1. */
  readonly line: number;
};

/** Columns of a table, in the order in which they are written. */
export interface Columns<Required extends string, Optional extends string> {
  readonly required: readonly Required[];
  /** May be absent, and then read as blank. */
  readonly optional: readonly Optional[];
  /** Columns of other names are passed over: those of a program, whose versions differ. */
  readonly others?: 'ignored';
}

function checkHeader(
  header: readonly [Cell, ...Cell[]],
  { required, optional, others }: Columns<string, string>,
  problems: ProblemList,
): void {
  const known = [...required, ...optional];
  const seen = new Set<string>();
  for (const cell of header) {
    if (seen.has(cell.text)) {
      problems.add(cell, `column "${cell.text}" stands there twice`, 'each column once');
    } else if (others !== 'ignored' && !known.includes(cell.text)) {
      problems.addUnknown(cell, 'column', cell.text, known);
    }
    seen.add(cell.text);
  }
  const missing = required.filter((column) => !seen.has(column));
  if (missing.length > 0) {
    const found = missing.map((column) => `"${column}"`).join(', ');
    problems.add(header[0], `no column ${found}`, `the columns ${required.join(',')}`);
  }
}

/**
 * Reads a CSV text with a header line into rows with named cells.
 *
 * Returns no rows when the header is wrong: everything after it would be wrong for the same reason.
 */
export function readTable<Required extends string, Optional extends string = never>(
  text: string,
  columns: Columns<Required, Optional>,
  problems: ProblemList,
): readonly TableRow<Required | Optional>[] {
  const [header, ...rows] = readCells(text, problems);
  if (header === undefined) {
    problems.add({ line: 1, column: 1 }, 'the file is empty', columns.required.join(','));
    return [];
  }
  checkHeader(header, columns, problems);
  if (!problems.isEmpty) return [];
  return rows.flatMap((cells) => {
    const [first] = cells;
    if (cells.length !== header.length) {
      problems.add(first, `the row has ${cells.length} cells`, `${header.length}, as the header`);
      return [];
    }
    const blank = columns.optional.map((name) => [name, { ...first, text: '' }] as const);
    const named = header.map((cell, i) => [cell.text, cells[i]] as const);
    const row = Object.fromEntries<unknown>([...blank, ...named, ['line', first.line]]);
    return [row as TableRow<Required | Optional>];
  });
}
