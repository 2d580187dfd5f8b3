import { LatencyHistogram } from '@hopwise/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from './support/jobs.ts';

/** Durations spread evenly over the decades from below 1 ns to 1e12 ns, whole or not. */
const duration = fc
  .tuple(fc.integer({ min: -100_000, max: 1_200_000 }), fc.boolean())
  .map(([share, isWhole]) => [10 ** (share / 100_000), isWhole] as const)
  .map(([value, isWhole]) => (isWhole ? Math.floor(value) : value));
const durations = fc.array(duration, { minLength: 1, maxLength: 200, size: 'max' });

function histogramOf(values: readonly number[]): LatencyHistogram {
  const histogram = new LatencyHistogram();
  for (const value of values) histogram.record(value);
  return histogram;
}

/** What two histograms must agree on to be the same. Sums of floats depend on their order. */
function contents(histogram: LatencyHistogram) {
  const quantiles = Array.from({ length: 101 }, (_, i) => histogram.quantile(i / 100));
  return [
    histogram.count,
    histogram.min,
    histogram.max,
    Number(histogram.mean.toPrecision(12)),
    ...quantiles,
  ];
}

const probability = fc.integer({ min: 0, max: 1000 }).map((permille) => permille / 1000);

describe('a latency histogram', () => {
  it('is off by at most 2^-8 of the exact quantile, or half a nanosecond', () => {
    fc.assert(
      fc.property(durations, probability, (values, p) => {
        const rank = Math.max(1, Math.ceil(p * values.length));
        const exact = values.toSorted((a, b) => a - b)[rank - 1] ?? Number.NaN;
        const error = Math.abs(histogramOf(values).quantile(p) - exact);
        expect(error).toBeLessThanOrEqual(Math.max(0.5, exact * 2 ** -8));
      }),
      { numRuns: 1000 },
    );
  });

  it('has exact count, mean, minimum and maximum', () => {
    fc.assert(
      fc.property(durations, (values) => {
        const histogram = histogramOf(values);
        expect(histogram.count).toBe(values.length);
        expect(histogram.mean).toBeCloseTo(sum(values) / values.length, 3);
        expect(histogram.min).toBe(Math.min(...values));
        expect(histogram.max).toBe(Math.max(...values));
        expect(histogram.quantile(1)).toBe(histogram.max);
      }),
    );
  });

  it('has quantiles that never descend and stay between minimum and maximum', () => {
    fc.assert(
      fc.property(durations, (values) => {
        const histogram = histogramOf(values);
        const quantiles = Array.from({ length: 21 }, (_, i) => histogram.quantile(i / 20));
        expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
        expect(quantiles[0]).toBeGreaterThanOrEqual(histogram.min);
      }),
    );
  });

  it('merges to what recording everything in one gives, in whatever order and grouping', () => {
    fc.assert(
      fc.property(durations, durations, durations, (a, b, c) => {
        const leftFirst = histogramOf(a);
        leftFirst.merge(histogramOf(b));
        leftFirst.merge(histogramOf(c));
        const rightFirst = histogramOf(b);
        rightFirst.merge(histogramOf(c));
        rightFirst.merge(histogramOf(a));
        const together = contents(histogramOf([...a, ...b, ...c]));
        expect(contents(leftFirst)).toEqual(together);
        expect(contents(rightFirst)).toEqual(together);
      }),
    );
  });

  it('counts many equal durations as that many single ones', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(duration, fc.nat(20)), { minLength: 1 }), (groups) => {
        fc.pre(groups.some(([, count]) => count > 0));
        const many = new LatencyHistogram();
        for (const [value, count] of groups) many.recordMany(value, count);
        const single = histogramOf(
          groups.flatMap(([value, count]) => Array<number>(count).fill(value)),
        );
        expect(contents(many)).toEqual(contents(single));
      }),
    );
  });

  it('forgets everything when reset', () => {
    const histogram = histogramOf([1, 1e6, 1e12]);
    histogram.reset();
    expect([histogram.count, histogram.mean, histogram.max, histogram.quantile(0.5)]).toEqual([
      0,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    histogram.record(100);
    expect(contents(histogram)).toEqual(contents(histogramOf([100])));
  });

  it('counts what exceeds its range in the last bucket and keeps the exact maximum', () => {
    const histogram = histogramOf([10, 1e15, 1e15]);
    expect(histogram.max).toBe(1e15);
    expect(histogram.count).toBe(3);
    expect(histogram.quantile(0.5) / 2 ** 40).toBeCloseTo(1, 2);
  });
});
