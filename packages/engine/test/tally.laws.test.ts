import { Tally, TimeAverage } from '@hopwise/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from './support/jobs.ts';

const value = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000);

describe('a tally', () => {
  it('agrees with the two-pass formulas', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2 }), (values) => {
        const tally = new Tally();
        for (const each of values) tally.record(each);
        const mean = sum(values) / values.length;
        const variance = sum(values.map((each) => (each - mean) ** 2)) / (values.length - 1);
        expect(tally.count).toBe(values.length);
        expect(tally.min).toBe(Math.min(...values));
        expect(tally.max).toBe(Math.max(...values));
        expect(Math.abs(tally.mean - mean)).toBeLessThan(1e-6);
        expect(Math.abs(tally.variance - variance)).toBeLessThanOrEqual(1e-9 * variance + 1e-6);
      }),
    );
  });

  it('keeps a small variance on top of a large mean', () => {
    const tally = new Tally();
    for (const each of [1e9, 1e9 + 1, 1e9 + 2]) tally.record(each);
    expect(tally.variance).toBe(1);
  });

  it('knows nothing while it is empty', () => {
    const tally = new Tally();
    expect([tally.mean, tally.variance, tally.min, tally.max]).toEqual(Array(4).fill(Number.NaN));
  });
});

describe('a time average', () => {
  it('weighs each value with the time that it lasted', () => {
    const steps = fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 0, max: 50 })));
    fc.assert(
      fc.property(fc.nat(1000), steps, fc.integer({ min: 1, max: 100 }), (from, changes, rest) => {
        const average = new TimeAverage(from, 3);
        let now = from;
        let last = 3;
        let area = 0;
        for (const [lasted, next] of changes) {
          area += last * lasted;
          now += lasted;
          last = next;
          average.set(now, next);
        }
        area += last * rest;
        now += rest;
        expect(average.integral(now)).toBe(area);
        expect(average.mean(now)).toBeCloseTo(area / (now - from), 9);
      }),
    );
  });

  it('is the present value while no time has passed', () => {
    expect(new TimeAverage(5, 7).mean(5)).toBe(7);
  });
});
