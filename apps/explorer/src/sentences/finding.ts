import type { StudyRow } from '@hopwise/calibration';
import { formatDifference, formatRate, formatShare } from '../format.ts';
import type { HeldOut } from '../held-out.ts';
import { datapathName, processCount } from '../names.ts';

const nameOf = (row: StudyRow): string => datapathName(row.datapath, row.modifiers);
const rateOf = (row: StudyRow): number => row.prediction.rate.value;

/** Rates closer than this are a tie. */
const tie = 0.01;

/** Who is ahead and by how much, then how far off predictions are of rows that nothing saw. */
export function finding(rows: readonly StudyRow[], heldOut: HeldOut | undefined): string {
  const ordered = rows.toSorted((a, b) => rateOf(b) - rateOf(a));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return 'The study has no row for this test.';
  return `${order(first, last, rows.length)}. ${miss(rows, heldOut)}.`;
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

function miss(rows: readonly StudyRow[], heldOut: HeldOut | undefined): string {
  const scored = (heldOut?.rows ?? []).flatMap((row) =>
    row.errors.rate === null ? [] : [{ row, error: row.errors.rate }],
  );
  const [first, ...others] = scored;
  const typical = heldOut?.accuracy.rateMdape ?? null;
  if (first === undefined || typical === null) {
    return 'No rate of this test is held out, so that nothing here measures accuracy';
  }
  const worst = others.reduce((a, b) => (Math.abs(b.error) > Math.abs(a.error) ? b : a), first);
  return (
    `${whose(rows, scored)} miss the published rates by ${formatShare(typical)} in the median and ` +
    `${formatDifference(worst.error)} at worst (${nameOf(worst.row)})`
  );
}

/** Which rows are held out, where the reader may not see them. */
function whose(rows: readonly StudyRow[], scored: readonly { readonly row: StudyRow }[]): string {
  const count = scored.length;
  const held = `${count} held-out ${count === 1 ? 'prediction' : 'predictions'}`;
  if (scored.every(({ row }) => rows.includes(row))) return `The ${held}`;
  const processes = [...new Set(scored.map(({ row }) => row.processes))].toSorted((a, b) => a - b);
  const counts = processes.map(processCount).join(', ');
  const shown = scored.some(({ row }) => rows.includes(row))
    ? ''
    : 'No row shown is held out; of this test, ';
  return `${shown}${shown === '' ? 'The' : 'the'} ${held} (${counts})`;
}
