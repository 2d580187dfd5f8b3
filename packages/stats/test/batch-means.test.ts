import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchMeans, mean, standardDeviation, tQuantile } from '../src/index.ts';

/** Small linear congruential generator, so that the sample is the same in every run. */
function* uniforms(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield (state + 0.5) / 2 ** 32;
  }
}

/** A series in which each value keeps `memory` of the one before; its true mean is 0. */
function series(length: number, memory: number, seed: number): readonly number[] {
  const chance = uniforms(seed);
  const values: number[] = [];
  let value = 0;
  for (let i = 0; i < length + 100; i++) {
    value = memory * value + (chance.next().value ?? 0) - 0.5;
    if (i >= 100) values.push(value);
  }
  return values;
}

const coverage = (memory: number, confidence: number): number => {
  const repeats = 400;
  let covered = 0;
  for (let seed = 1; seed <= repeats; seed++) {
    const estimate = batchMeans(series(2000, memory, seed * 7919), { confidence });
    if (Math.abs(estimate.mean) <= estimate.halfWidth) covered += 1;
  }
  return covered / repeats;
};

describe('batch means', () => {
  it('with one value per batch is the textbook t interval', () => {
    const values = [9, 11, 10, 12, 8];
    const expected = (tQuantile(0.975, 4) * standardDeviation(values)) / Math.sqrt(5);
    const estimate = batchMeans(values);
    expect(estimate.mean).toBe(10);
    expect(estimate.halfWidth).toBeCloseTo(expected, 12);
    expect(estimate.batchCount).toBe(5);
  });

  it('covers the true mean as often as it says', () => {
    // Binomial with n = 400: standard error 1.1 % at 95 %, 1.5 % at 90 %; allow four of them.
    expect(Math.abs(coverage(0, 0.95) - 0.95)).toBeLessThan(0.044);
    expect(Math.abs(coverage(0, 0.9) - 0.9)).toBeLessThan(0.06);
  });

  it('still covers it when neighbours are alike, where a plain interval is far too narrow', () => {
    // Batches of 100 with a memory of 0.8 per step: the batches are nearly independent.
    expect(coverage(0.8, 0.95)).toBeGreaterThan(0.88);
    const values = series(2000, 0.8, 42);
    const naive = (1.96 * standardDeviation(values)) / Math.sqrt(values.length);
    expect(batchMeans(values).halfWidth).toBeGreaterThan(1.5 * naive);
  });

  it('leaves out the oldest values that fill no batch', () => {
    expect(batchMeans([1000, 1, 2, 3, 4], { batchCount: 2 }).mean).toBe(2.5);
  });

  it('has no width around a constant, and the mean of any series is within its range', () => {
    expect(batchMeans(Array.from({ length: 50 }, () => 7))).toEqual({
      mean: 7,
      halfWidth: 0,
      batchCount: 20,
    });
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 2, maxLength: 100 }), (values) => {
        const estimate = batchMeans(values);
        expect(estimate.mean).toBeGreaterThanOrEqual(Math.min(...values));
        expect(estimate.mean).toBeLessThanOrEqual(Math.max(...values));
        if (values.length % estimate.batchCount === 0) {
          expect(estimate.mean).toBeCloseTo(mean(values), 3);
        }
      }),
    );
  });

  it('refuses a single value', () => {
    expect(() => batchMeans([1])).toThrow(RangeError);
    expect(() => batchMeans([1, 2, 3], { batchCount: 1 })).toThrow(RangeError);
  });
});
