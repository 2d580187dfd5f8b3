import type { StudyRow } from '@hopwise/calibration';
import { formatShare } from '../format.ts';
import type { HeldOut } from '../held-out.ts';

/** What the intervals say, with the error that was found; null where no rate has an interval. */
export function intervalNote(
  rows: readonly StudyRow[],
  heldOut: HeldOut | undefined,
): string | null {
  if (rows.every(({ intervals }) => intervals.rate === undefined)) return null;
  const error = heldOut?.accuracy.rateMdape ?? null;
  const scored =
    error === null ? '' : ` (median error of held-out rows of this test: ${formatShare(error)})`;
  return `where half (thick) and 90\u00a0% (thin) of measurements are expected${scored}`;
}
