import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { incompleteBeta } from '../src/incomplete-beta.ts';
import { tQuantile } from '../src/index.ts';
import { logGamma } from '../src/log-gamma.ts';

describe('the t quantile', () => {
  // Printed tables of Student's t, three decimals.
  it.each([
    [0.975, 1, 12.706],
    [0.975, 2, 4.303],
    [0.975, 4, 2.776],
    [0.975, 10, 2.228],
    [0.975, 19, 2.093],
    [0.975, 30, 2.042],
    [0.975, 120, 1.98],
    [0.95, 5, 2.015],
    [0.995, 7, 3.499],
    [0.9995, 1, 636.619],
    [0.9, 3, 1.638],
  ])('P(T <= t) = %f with %i degrees of freedom is the table value', (p, df, expected) => {
    expect(Math.abs(tQuantile(p, df) - expected)).toBeLessThanOrEqual(0.0005 + 1e-9);
  });

  test.prop([fc.double({ min: 0.001, max: 0.999, noNaN: true })])(
    'has closed forms for one and two degrees of freedom',
    (p) => {
      const cauchy = Math.tan(Math.PI * (p - 0.5));
      const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
      expect(Math.abs(tQuantile(p, 1) - cauchy)).toBeLessThan(1e-9 * (1 + Math.abs(cauchy)));
      expect(Math.abs(tQuantile(p, 2) - two)).toBeLessThan(1e-9 * (1 + Math.abs(two)));
    },
  );

  it('tends to the normal quantile', () => {
    expect(tQuantile(0.975, 1e7)).toBeCloseTo(1.959964, 5);
  });

  test.prop([fc.double({ min: 0.51, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 500 })])(
    'is odd around one half, and narrows with more degrees of freedom',
    (p, df) => {
      expect(tQuantile(1 - p, df)).toBeCloseTo(-tQuantile(p, df), 6);
      expect(tQuantile(p, df + 1)).toBeLessThan(tQuantile(p, df));
    },
  );

  it('refuses what has no quantile', () => {
    expect(() => tQuantile(1, 5)).toThrow(RangeError);
    expect(() => tQuantile(Number.NaN, 5)).toThrow(RangeError);
    expect(() => tQuantile(0.9, 0)).toThrow(RangeError);
    expect(() => tQuantile(0.9, Infinity)).toThrow(RangeError);
  });
});

describe('its ingredients', () => {
  it('log gamma is the logarithm of a factorial', () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 11);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(0.25)).toBeCloseTo(Math.log(3.625609908221908), 11);
  });

  test.prop([fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 60 })])(
    'the incomplete beta function is a power when one shape is 1',
    (x, shape) => {
      expect(incompleteBeta(x, shape, 1)).toBeCloseTo(x ** shape, 11);
      expect(incompleteBeta(x, 1, shape)).toBeCloseTo(1 - (1 - x) ** shape, 11);
    },
  );
});
