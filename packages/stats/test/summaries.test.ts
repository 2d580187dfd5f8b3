import { describe, expect, it } from 'vitest';
import { mean, median, quantile, standardDeviation } from '../src/index.ts';

describe('summaries', () => {
  it('agree with values worked out by hand', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
  });

  it('interpolate quantiles as R does by default (type 7)', () => {
    const values = [10, 1, 7, 3];
    expect(quantile(values, 0.25)).toBe(2.5);
    expect(quantile(values, 0.9)).toBeCloseTo(9.1, 12);
    expect(quantile(values, 0)).toBe(1);
    expect(quantile(values, 1)).toBe(10);
  });

  it('refuse to summarise too little', () => {
    expect(() => mean([])).toThrow(RangeError);
    expect(() => median([])).toThrow(RangeError);
    expect(() => standardDeviation([1])).toThrow(RangeError);
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
  });
});
