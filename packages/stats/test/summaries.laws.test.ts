import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { mean, median, quantile, standardDeviation } from '../src/index.ts';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const sample = fc.array(number, { minLength: 2, maxLength: 40 });
const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('summaries', () => {
  test.prop([sample, probability, probability])('a quantile never falls as p rises', (x, p, q) => {
    const [low, high] = p < q ? [p, q] : [q, p];
    expect(quantile(x, low)).toBeLessThanOrEqual(quantile(x, high) + 1e-9);
  });

  test.prop([sample, number])(
    'shifting the values shifts mean and median, not the spread',
    (x, by) => {
      const shifted = x.map((value) => value + by);
      expect(mean(shifted)).toBeCloseTo(mean(x) + by, 6);
      expect(median(shifted)).toBeCloseTo(median(x) + by, 6);
      expect(standardDeviation(shifted)).toBeCloseTo(standardDeviation(x), 4);
    },
  );

  test.prop([sample])('half of the values are on each side of the median', (x) => {
    const middle = median(x);
    expect(x.filter((value) => value < middle).length).toBeLessThanOrEqual(x.length / 2);
    expect(x.filter((value) => value > middle).length).toBeLessThanOrEqual(x.length / 2);
  });

  test.prop([sample])('order does not matter, and the input is left as it was', (x) => {
    const copy = [...x];
    expect(median(x.toReversed())).toBe(median(x));
    expect(x).toEqual(copy);
  });
});
