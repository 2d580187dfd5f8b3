import type { End } from '@hopwise/datapath';
import type { WorkLabel } from '../events/job-facts.ts';

/** One CPU of one machine; a core that polls for a datapath comes after the logical CPUs. */
export interface TimelineLane {
  readonly end: End;
  readonly cpu: number;
}

/**
 * What the CPUs of both machines did in a window of a simulation, as columns: row i of each is one
 * slice, a time that one CPU worked on one thing without a break. Rows are in the order of their begin.
 */
export interface Timeline {
  /** When the window began in the simulation [ns]; times of slices count from there. */
  readonly startNs: number;
  readonly durationNs: number;
  /** CPUs that did anything. */
  readonly lanes: readonly TimelineLane[];
  readonly labels: readonly WorkLabel[];
  /** Sets of connections or streams that one slice works for. */
  readonly flowSets: readonly (readonly number[])[];
  readonly lane: Int32Array;
  readonly label: Int32Array;
  readonly flowSet: Int32Array;
  /** Which operation of its connection, counted from the first of the window; -1 in a stream. */
  readonly operation: Int32Array;
  /** 1 after the skb has left, 0 on its way. */
  readonly isTail: Uint8Array;
  readonly fromNs: Float64Array;
  readonly toNs: Float64Array;
}
