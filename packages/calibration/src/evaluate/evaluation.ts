/** What is left out of training and predicted: groups in turn, or what the split holds out. */
export type LeaveOut = 'system' | 'family' | 'datapath' | 'machine' | 'workload';

/** A way of judging predictions on rows that no fit saw. */
export interface Evaluation {
  readonly id: string;
  readonly title: string;
  /** Rules of `splits.csv` that say which rows may train. */
  readonly split: string;
  /**
   * `split`: rows held out by the split are predicted from all that may train. `host`: each machine
   * from its host-to-host rows. Otherwise every row is predicted from those of other groups.
   */
  readonly method: 'split' | 'host' | LeaveOut;
  /** Sources whose rows are scored; those of others only train. */
  readonly scored: readonly string[] | 'all';
  /** Whether rows of other machines than the reference calibrate their own machine. */
  readonly fitsEveryMachine: boolean;
}

const everything = { split: 'L1', scored: 'all', fitsEveryMachine: true } as const;
const systems2024 = {
  split: 'A2',
  scored: ['infrabuilder-2024-01'],
  fitsEveryMachine: true,
} as const;

/** Every evaluation, in the order of the report. */
export const evaluations: readonly Evaluation[] = [
  {
    id: 'A1',
    title: '32 processes from one process, 2021 study',
    split: 'A1',
    method: 'split',
    scored: ['cilium-2021'],
    fitsEveryMachine: false,
  },
  {
    id: 'A2-system',
    title: '2024 study, leaving one system out',
    method: 'system',
    ...systems2024,
  },
  {
    id: 'A2-family',
    title: '2024 study, leaving all systems of one product out',
    method: 'family',
    ...systems2024,
  },
  {
    id: 'A3',
    title: 'encrypted rows from clear-text rows, 2021 study',
    split: 'A3',
    method: 'split',
    scored: ['cilium-2021'],
    fitsEveryMachine: false,
  },
  {
    id: 'A4',
    title: 'CNIs of a machine from its profile and its host-to-host rows',
    split: 'L1',
    method: 'host',
    scored: 'all',
    fitsEveryMachine: true,
  },
  {
    id: 'A5',
    title: 'combinations of lab datapaths from their mechanisms one by one, on one CPU',
    split: 'A5',
    method: 'split',
    scored: ['lab-namespaces-2026-11'],
    fitsEveryMachine: false,
  },
  { id: 'datapath', title: 'leaving one datapath out', method: 'datapath', ...everything },
  { id: 'machine', title: 'leaving one machine out', method: 'machine', ...everything },
  { id: 'workload', title: 'leaving one workload out', method: 'workload', ...everything },
];
