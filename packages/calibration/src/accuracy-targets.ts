import type { Accuracy } from './study-comparison.ts';

/** What a test of the 2021 study should reach. */
interface AccuracyTarget {
  readonly role: Accuracy['role'];
  readonly workload: Accuracy['workload'];
  /** Largest median absolute error of the rate [fraction]. */
  readonly rateMdape: number;
  /** Largest median absolute error of CPU per operation or byte [fraction]. */
  readonly cpuMdape: number;
  /** Least Kendall tau of the rates; null where none is asked for. */
  readonly rateKendallTau: number | null;
}

const inSample = { role: 'fit', rateMdape: 0.05, cpuMdape: 0.1, rateKendallTau: null } as const;
const heldOut = { role: 'held-out' } as const;

/** Set before the first prediction: 32 processes from one process; in-sample only as a floor. */
const accuracyTargets: readonly AccuracyTarget[] = [
  { ...heldOut, workload: 'tcp-stream', rateMdape: 0.03, cpuMdape: 0.15, rateKendallTau: 0.8 },
  { ...heldOut, workload: 'tcp-rr', rateMdape: 0.07, cpuMdape: 0.1, rateKendallTau: 0.8 },
  { ...heldOut, workload: 'tcp-crr', rateMdape: 0.17, cpuMdape: 0.18, rateKendallTau: null },
  { ...inSample, workload: 'tcp-stream' },
  { ...inSample, workload: 'tcp-rr' },
  { ...inSample, workload: 'tcp-crr' },
];

/** The target of a row of the accuracy table, if it has one. */
export const targetOf = ({ role, workload }: Accuracy): AccuracyTarget | undefined =>
  accuracyTargets.find((target) => target.role === role && target.workload === workload);
