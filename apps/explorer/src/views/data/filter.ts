import type { MeasuredRow } from '../../model/explorer-model.ts';
import { columns } from './columns.ts';
import type { DataState } from './state.ts';

/** A row and all its words, lower case, so that a search need not build them again. */
export interface SearchedRow {
  readonly row: MeasuredRow;
  readonly words: string;
}

export const searched = (rows: readonly MeasuredRow[]): readonly SearchedRow[] =>
  rows.map((row) => ({
    row,
    words: columns
      .map(({ of }) => of(row) ?? '')
      .join(' ')
      .toLowerCase(),
  }));

/** The rows that have every word, of the source and metric that are asked for. */
export function filtered(
  rows: readonly SearchedRow[],
  { words, source, metric }: DataState,
): readonly MeasuredRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.flatMap((each) =>
    (source === '' || each.row.source === source) &&
    (metric === '' || each.row.metric === metric) &&
    wanted.every((word) => each.words.includes(word))
      ? [each.row]
      : [],
  );
}
