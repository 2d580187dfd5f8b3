import fc from 'fast-check';

/** One arrival of a generated trace. Whole numbers, so that sums are exact. */
export interface Job {
  /** Time since the arrival before [ns]. */
  readonly gap: number;
  /** [ns] */
  readonly service: number;
  /** [ns] */
  readonly tail: number;
  readonly urgency: number;
}

export const CLASSES = 3;

/** Short gaps and bursts: idle periods, long queues, ties and empty jobs all occur. */
export const jobs: fc.Arbitrary<readonly Job[]> = fc.array(
  fc.record({
    gap: fc.oneof(fc.constant(0), fc.nat(12)),
    service: fc.nat(15),
    tail: fc.oneof(fc.constant(0), fc.nat(6)),
    urgency: fc.nat(CLASSES - 1),
  }),
  { maxLength: 60, size: 'max' },
);

/** When each job arrives [ns]. */
export function arrivalTimes(trace: readonly Job[]): number[] {
  let now = 0;
  return trace.map(({ gap }) => {
    now += gap;
    return now;
  });
}

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
