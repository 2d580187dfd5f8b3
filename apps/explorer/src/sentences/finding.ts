import type { StudyRow } from '@hopwise/calibration';
import { median } from '@hopwise/stats';
import { formatDifference, formatRate, formatShare } from '../format.ts';
import { datapathName } from '../names.ts';

const nameOf = (row: StudyRow): string => datapathName(row.datapath, row.modifiers);
const rateOf = (row: StudyRow): number => row.prediction.rate.value;

/** Rates closer than this are a tie. */
const tie = 0.01;

/** One sentence: who is ahead, by how much, and how far the predictions are off. */
export function finding(rows: readonly StudyRow[]): string {
  const ordered = rows.toSorted((a, b) => rateOf(b) - rateOf(a));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return 'The study has no row for this test.';
  return `${order(first, last, rows.length)}; ${miss(rows)}.`;
}

function order(first: StudyRow, last: StudyRow, rowCount: number): string {
  const best = formatRate(rateOf(first), first.prediction.rate.unit);
  if (rowCount === 1) return `${nameOf(first)} is predicted at ${best}`;
  const behind = rateOf(first) === 0 ? 0 : 1 - rateOf(last) / rateOf(first);
  if (behind < tie) return `All are predicted at ${best}, within ${formatShare(tie)} of each other`;
  return (
    `${nameOf(first)} is predicted fastest (${best}) and ${nameOf(last)} slowest, ` +
    `${formatShare(behind)} below`
  );
}

function miss(rows: readonly StudyRow[]): string {
  const scored = rows.flatMap((row) =>
    row.errors.rate === null ? [] : [{ row, error: row.errors.rate }],
  );
  const [first, ...others] = scored;
  if (first === undefined) return 'nothing valid is published to compare with';
  const typical = formatShare(median(scored.map(({ error }) => Math.abs(error))));
  const worst = others.reduce((a, b) => (Math.abs(b.error) > Math.abs(a.error) ? b : a), first);
  return (
    `the predictions miss the published rates by ${typical} in the median and ` +
    `${formatDifference(worst.error)} at worst (${nameOf(worst.row)})`
  );
}
