import type { MetricId } from '../metrics.ts';

/** What was run, as far as a tool's output says it. Null: it does not. */
export interface Test {
  readonly workload: string;
  /** What was connected. */
  readonly path: string | null;
  /** Name of the system where it is not the one that was to be measured: a host without its CNI. */
  readonly system: string | null;
  /** Parallel streams, processes or requests in flight. */
  readonly streams: number | null;
  /** One application write, or one request [byte]. */
  readonly messageBytes: number | null;
  /** MTU of the interface that the endpoint sees [byte]. */
  readonly mtu: number | null;
}

/** A number that a tool gave, in the unit of its metric. */
export interface Reading {
  readonly metric: MetricId;
  readonly value: number;
  /** Which figure of the output it is, and what was done to it. */
  readonly note: string;
}

/** A number and what was run. */
export interface Figure extends Test, Reading {}

/** Numbers of one test; those that the tool did not give are left out. */
export const figuresOf = (
  test: Test,
  readings: readonly (Reading | null | undefined)[],
): readonly Figure[] =>
  readings.flatMap((reading) => (reading == null ? [] : [{ ...test, ...reading }]));

/** A reading, or none where the tool gave none. */
export const reading = (
  metric: MetricId,
  value: number | null | undefined,
  note: string,
): Reading | null => (value == null ? null : { metric, value, note });
