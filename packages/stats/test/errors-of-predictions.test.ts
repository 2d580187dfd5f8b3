import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallTau, medianAbsolutePercentageError, relativeError } from '../src/index.ts';

describe('a relative error', () => {
  it('is positive when the prediction is too high', () => {
    expect(relativeError(110, 100)).toBeCloseTo(0.1, 12);
    expect(relativeError(90, 100)).toBeCloseTo(-0.1, 12);
    expect(() => relativeError(1, 0)).toThrow(RangeError);
  });

  it('has a median that one bad row cannot move', () => {
    expect(medianAbsolutePercentageError([110, 95, 1e9], [100, 100, 100])).toBeCloseTo(0.1, 12);
    expect(() => medianAbsolutePercentageError([1], [1, 2])).toThrow(RangeError);
  });
});

describe("Kendall's tau", () => {
  it('agrees with a worked example with ties', () => {
    // Pairs: 6; x orders 5, y orders 5; 4 agree, 0 disagree, one each tied.
    expect(kendallTau([1, 2, 2, 3], [1, 2, 3, 3])).toBeCloseTo(4 / 5, 12);
    // 10 pairs, 8 agree and 2 disagree.
    expect(kendallTau([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(0.6, 12);
  });

  it('treats values within the tolerance as ties', () => {
    expect(kendallTau([100, 100.5, 200], [2, 1, 3], 0.01)).toBeCloseTo(2 / Math.sqrt(2 * 3), 12);
    expect(kendallTau([100, 101, 100.5], [1, 2, 3], 0.02)).toBeNull();
  });

  it('is 1 with itself, -1 with its reverse, and does not see a change of scale', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 30 }), (x) => {
        const negative = x.map((value) => -value);
        expect(kendallTau(x, x)).toBe(1);
        expect(kendallTau(x, negative)).toBe(-1);
        expect(
          kendallTau(
            x,
            x.map((value) => value * 8),
          ),
        ).toBe(1);
      }),
    );
  });

  it('is symmetric and stays within -1 and 1', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), (pairs) => {
        const x = pairs.map(([a]) => a);
        const y = pairs.map(([, b]) => b);
        const tau = kendallTau(x, y);
        expect(tau).toBe(kendallTau(y, x));
        expect(Math.abs(tau ?? 0)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
