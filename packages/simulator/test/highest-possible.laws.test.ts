import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highestPossible } from '../src/highest-possible.ts';

const top = 1000;

/** What is possible at a value: a ceiling that falls with it, with a jump somewhere. */
const ceilings = fc.record({
  at: fc.double({ min: 1, max: 2 * top, noNaN: true }),
  slope: fc.double({ min: 0, max: 10, noNaN: true }),
  jumpAt: fc.double({ min: 0, max: top, noNaN: true }),
  jump: fc.double({ min: 0, max: top / 2, noNaN: true }),
});

describe('the highest possible value', () => {
  it('is possible, and nothing a little higher is', () => {
    fc.assert(
      fc.property(ceilings, ({ at, slope, jumpAt, jump }) => {
        const tried: number[] = [];
        const excessAt = (value: number): number =>
          at + slope * (at - value) - (value > jumpAt ? jump : 0) - value;
        const found = highestPossible(top, (value) => {
          tried.push(value);
          return { value, excess: excessAt(value) };
        });
        // A step down is 7 %, a hundred of them reach a thousandth.
        if (excessAt(top / 1000) < 0) return;
        expect(found.excess).toBeGreaterThanOrEqual(0);
        if (found.value < top) expect(excessAt(found.value + 3e-9 * top)).toBeLessThan(1e-6 * top);
        expect(tried.length).toBeLessThan(100 + 60);
      }),
    );
  });

  it('is the top where that is possible, and takes one look', () => {
    let looks = 0;
    const found = highestPossible(top, (value) => ({ value, excess: ++looks }));
    expect([found.value, looks]).toEqual([top, 1]);
  });

  it('takes few looks where nothing jumps: a dozen after the steps down', () => {
    let looks = 0;
    const found = highestPossible(top, (value) => {
      looks++;
      return { value, excess: 400 ** 3 / value ** 2 - value };
    });
    expect(found.value).toBeCloseTo(400, 5);
    expect(looks).toBeLessThan(Math.ceil(Math.log(0.4) / Math.log(0.93)) + 14);
  });
});
