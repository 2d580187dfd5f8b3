import type { Accuracy, StudyComparison, StudyRow } from '@hopwise/calibration';
import type { WorkloadKind } from '@hopwise/datapath';

/** What measures accuracy: the rows of a workload that no fit and no choice saw. */
export interface HeldOut {
  /** Over every process count, as `hopwise compare` prints it. */
  readonly accuracy: Accuracy;
  readonly rows: readonly StudyRow[];
}

/** The held-out rows of a workload and their accuracy, undefined where there are none. */
export function heldOutOf(
  { accuracy, rows }: StudyComparison,
  workload: WorkloadKind,
): HeldOut | undefined {
  const isHeldOut = (each: Accuracy | StudyRow): boolean =>
    each.role === 'held-out' && each.workload === workload;
  const found = accuracy.find(isHeldOut);
  return found === undefined ? undefined : { accuracy: found, rows: rows.filter(isHeldOut) };
}
