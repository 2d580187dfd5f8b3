import type { End, StageId } from '@hopwise/datapath';

/** A kind of work of a run, for a reader. */
export interface WorkLabel {
  readonly name: string;
  readonly context: 'process' | 'softirq';
  /** What it may pay for, in path order. */
  readonly stages: readonly StageId[];
}

/** What a job of a run is, while the simulation is where it works on it. */
export interface JobFacts {
  readonly label: WorkLabel;
  /** Connections or streams that it works for. */
  readonly flows: readonly number[];
  /** Which operation of its connection; null in a stream. */
  readonly operation: number | null;
}

/** Says what a job of an end is. */
export type FactsOf = (end: End, job: number) => JobFacts;
