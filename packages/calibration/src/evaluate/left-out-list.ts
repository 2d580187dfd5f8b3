import type { LeftOut } from './trial.ts';

/** One entry for all rows that are left out for the same reason, with their number. */
export function leftOutList(rows: readonly Omit<LeftOut, 'rowCount'>[]): readonly LeftOut[] {
  const counted = new Map<string, LeftOut>();
  for (const row of rows) {
    const key = JSON.stringify([row.source, row.subject, row.reason]);
    counted.set(key, { ...row, rowCount: (counted.get(key)?.rowCount ?? 0) + 1 });
  }
  return [...counted]
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([, entry]) => entry);
}
