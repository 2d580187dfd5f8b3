import type { StudyRow } from '@hopwise/calibration';
import { formatShare } from '../format.ts';
import type { HeldOut } from '../held-out.ts';

/** What an interval does not say, with the figure that does; null where no rate has an interval. */
export function intervalNote(
  rows: readonly StudyRow[],
  heldOut: HeldOut | undefined,
): string | null {
  if (rows.every(({ prediction: { rate } }) => rate.low === rate.high)) return null;
  const error = heldOut?.accuracy.rateMdape ?? null;
  const scored = error === null ? '' : ` (held-out rows of this test: ${formatShare(error)})`;
  return `95\u00a0% of the simulation only; not the error of the model${scored}`;
}
