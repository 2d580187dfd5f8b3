import { mean, median, quantile } from '@hopwise/stats';
import type { JudgedRow } from './judged-row.ts';

/** How well the rows of a group are predicted. Errors are fractions of the measured value. */
export interface GroupScore {
  readonly name: string;
  readonly role: JudgedRow['role'];
  readonly rowCount: number;
  readonly mdape: number;
  readonly p90: number;
  readonly bias: number;
  /** Share of measured values within the intervals; null where there are none. */
  readonly coverage50: number | null;
  readonly coverage90: number | null;
  readonly worst: JudgedRow;
}

const roles: readonly JudgedRow['role'][] = ['held-out', 'seen', 'fit'];

/** Scores by group: held-out rows first; within a role, the widest median miss first. */
export function groupScores(
  rows: readonly JudgedRow[],
  groupOf: (row: JudgedRow) => string,
): readonly GroupScore[] {
  const groups = new Map<string, JudgedRow[]>();
  for (const row of rows) {
    const key = `${row.role} ${groupOf(row)}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [row]);
    else known.push(row);
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [scoreOf(groupOf(first), first, group)];
    })
    .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || b.mdape - a.mdape);
}

function scoreOf(name: string, first: JudgedRow, group: readonly JudgedRow[]): GroupScore {
  const absolute = group.map(({ error }) => Math.abs(error));
  return {
    name,
    role: first.role,
    rowCount: group.length,
    mdape: median(absolute),
    p90: quantile(absolute, 0.9),
    bias: mean(group.map(({ error }) => error)),
    coverage50: coverage(group, 'interval50'),
    coverage90: coverage(group, 'interval90'),
    worst: group.reduce((a, b) => (Math.abs(b.error) > Math.abs(a.error) ? b : a), first),
  };
}

/** Share of measured values within the intervals of a level; null where there are none. */
export function coverage(
  rows: readonly JudgedRow[],
  level: 'interval50' | 'interval90',
): number | null {
  const inside = rows.flatMap((row) => {
    const interval = row[level];
    if (interval === null) return [];
    return [interval.low <= row.measured && row.measured <= interval.high ? 1 : 0];
  });
  return inside.length === 0 ? null : mean(inside);
}
