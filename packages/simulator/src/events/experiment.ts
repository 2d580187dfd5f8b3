import type { End, Prediction } from '@hopwise/datapath';
import type { Simulation } from '@hopwise/engine';
import type { Entry } from '../ledger.ts';
import type { BatchState } from './batches.ts';
import type { Busy, Hosts } from './hosts.ts';
import type { FactsOf } from './job-facts.ts';

/** A workload that runs, seen from the stop rule. */
export interface Experiment {
  readonly simulation: Simulation;
  readonly hosts: Hosts;
  /** Length of one batch [ns], and batches to throw away first. */
  readonly batchNs: number;
  readonly warmupBatches: number;
  /** Gives flows new receive queues, so that batches sample placements too. */
  readonly redraw: () => void;
  readonly resetCounts: () => void;
  /** What the rate counts, since the last reset. */
  readonly progress: () => number;
  readonly entries: () => readonly Entry[];
  readonly result: (outcome: Outcome) => Prediction;
  /** What the jobs of its CPUs are. */
  readonly factsOf: FactsOf;
}

/** What a finished run hands to the workload's own summary. */
export interface Outcome {
  /** Progress per ns and its interval. */
  readonly rate: BatchState;
  readonly measuredNs: number;
  readonly cpuNs: Readonly<Record<End, number>>;
  /** The same, by what the CPU was given to [ns]. */
  readonly busyNs: Busy;
  readonly eventCount: number;
  readonly simulatedNs: number;
  readonly warmupNs: number;
  readonly seed: number;
}
