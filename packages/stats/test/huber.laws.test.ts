import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { huberResidual, huberSlope, huberWeight, levenbergMarquardt } from '../src/index.ts';

const residual = fc.double({ min: -50, max: 50, noNaN: true });
const threshold = fc.double({ min: 0.5, max: 5, noNaN: true });

describe("Huber's residual", () => {
  test.prop([residual, threshold])('squares to the loss that Huber gives', (r, k) => {
    const loss = Math.abs(r) <= k ? r * r : 2 * k * Math.abs(r) - k * k;
    expect(huberResidual(r, k) ** 2).toBeCloseTo(loss, 8);
    expect(Math.sign(huberResidual(r, k))).toBe(Math.sign(r));
  });

  test.prop([residual, residual, threshold])('keeps the order of residuals', (a, b, k) => {
    fc.pre(a < b);
    expect(huberResidual(a, k)).toBeLessThan(huberResidual(b, k));
  });

  test.prop([residual, threshold])('counts an outlier for less, and nothing for more', (r, k) => {
    const weight = huberWeight(r, k);
    expect(weight).toBeGreaterThan(0);
    expect(weight).toBeLessThanOrEqual(1);
    // The slope of the loss is that of the weighted square.
    const step = 1e-6 * Math.max(1, Math.abs(r));
    const slope = (huberResidual(r + step, k) ** 2 - huberResidual(r - step, k) ** 2) / (2 * step);
    expect(slope).toBeCloseTo(2 * weight * r, 3);
  });

  test.prop([residual, threshold])('has the slope that differences give', (r, k) => {
    fc.pre(Math.abs(Math.abs(r) - k) > 1e-4);
    const step = 1e-6;
    const between = huberResidual(r + step, k) - huberResidual(r - step, k);
    expect(huberSlope(r, k)).toBeCloseTo(between / (2 * step), 4);
  });

  it('keeps a line where it was when one sample of twenty goes astray', () => {
    const samples = Array.from({ length: 20 }, (_, x) => [x / 10, 1 + 2 * (x / 10)] as const);
    const astray = samples.map(([x, y], i) => [x, i === 13 ? y + 40 : y] as const);
    const lineOf = (robust: (r: number) => number) =>
      levenbergMarquardt({
        residualsAt: ([a = 0, b = 0]) => astray.map(([x, y]) => robust((a + b * x - y) / 0.1)),
        start: [0, 0],
        lower: [-9, -9],
        upper: [9, 9],
      }).point;
    const [a = 0, b = 0] = lineOf((r) => huberResidual(r, 2));
    expect(Math.hypot(a - 1, b - 2)).toBeLessThan(0.1);
    const [c = 0, d = 0] = lineOf((r) => r);
    expect(Math.hypot(c - 1, d - 2)).toBeGreaterThan(1);
  });
});
