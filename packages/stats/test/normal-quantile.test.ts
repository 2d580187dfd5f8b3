import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { normalQuantile, tQuantile } from '../src/index.ts';

describe('a quantile of the normal distribution', () => {
  it.each([
    [0.5, 0],
    [0.75, 0.67448975],
    [0.95, 1.64485363],
    [0.975, 1.95996398],
    [0.999, 3.09023231],
    [1e-9, -5.99780702],
    [1e-13, -7.3487961],
  ])('is the tabulated value at %d', (p, value) => {
    expect(normalQuantile(p)).toBeCloseTo(value, 5);
  });

  test.prop([fc.double({ min: 0.001, max: 0.999, noNaN: true })])(
    "is what Student's t becomes with many degrees of freedom, and mirrors itself",
    (p) => {
      expect(normalQuantile(p)).toBeCloseTo(tQuantile(p, 1e6), 3);
      expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 6);
    },
  );

  it('refuses what is no probability between 0 and 1', () => {
    for (const p of [0, 1, -0.1, 2, Number.NaN]) {
      expect(() => normalQuantile(p)).toThrow(`not ${p}`);
    }
  });
});
