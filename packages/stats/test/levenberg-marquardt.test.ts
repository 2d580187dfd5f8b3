import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type LeastSquaresProblem, levenbergMarquardt } from '../src/index.ts';

const within = (size: number, bound: number): Pick<LeastSquaresProblem, 'lower' | 'upper'> => ({
  lower: new Array<number>(size).fill(-bound),
  upper: new Array<number>(size).fill(bound),
});

const number = fc.double({ min: -3, max: 3, noNaN: true });
const pull = fc.double({ min: 0.1, max: 1, noNaN: true });

describe("Levenberg's and Marquardt's method", () => {
  test.prop([fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 8 }), pull])(
    'finds the straight line that a closed form gives',
    (samples, weight) => {
      // Both parameters are pulled towards 0, so that every sample has one best line.
      const residualsAt = ([a = 0, b = 0]: readonly number[]) => [
        ...samples.map(([x, y]) => a + b * x - y),
        weight * a,
        weight * b,
      ];
      const sumOf = (term: (x: number, y: number) => number): number =>
        samples.reduce((sum, [x, y]) => sum + term(x, y), 0);
      const [n, x, xx] = [
        samples.length + weight ** 2,
        sumOf((value) => value),
        sumOf((value) => value * value) + weight ** 2,
      ];
      const [y, xy] = [sumOf((_, value) => value), sumOf((a, b) => a * b)];
      const determinant = n * xx - x * x;
      const found = levenbergMarquardt({ residualsAt, start: [0, 0], ...within(2, 1e3) });
      expect(found.converged).toBe(true);
      // Where the sum is flat to one part in a million, the place is known to about its root.
      expect(found.point[0]).toBeCloseTo((y * xx - x * xy) / determinant, 1);
      expect(found.point[1]).toBeCloseTo((n * xy - x * y) / determinant, 1);
      const best = residualsAt([
        (y * xx - x * xy) / determinant,
        (n * xy - x * y) / determinant,
      ]).reduce((sum, residual) => sum + residual ** 2, 0);
      expect(found.sumOfSquares).toBeLessThanOrEqual(best * (1 + 1e-5) + 1e-9);
    },
  );

  it("follows the bend of Rosenbrock's valley", () => {
    const residualsAt = ([x = 0, y = 0]: readonly number[]) => [10 * (y - x * x), 1 - x];
    const found = levenbergMarquardt({ residualsAt, start: [-1.2, 1], ...within(2, 5) });
    expect(found.converged).toBe(true);
    expect(found.point[0]).toBeCloseTo(1, 4);
    expect(found.point[1]).toBeCloseTo(1, 4);
  });

  test.prop([number, number, fc.double({ min: 0.3, max: 3, noNaN: true })])(
    'slides along a kink, where the derivative to one side is wrong on the other',
    (a, b, slope) => {
      // A rate is the lower of two ceilings; it should be high, and the parameters want to be low.
      const rateAt = (x: number, y: number): number => Math.min(x + slope * y, y + slope * x);
      const sumAt = (x: number, y: number): number =>
        (10 * (rateAt(x, y) - 5)) ** 2 + (x - a) ** 2 + (y - b) ** 2;
      const found = levenbergMarquardt({
        residualsAt: ([x = 0, y = 0]) => [10 * (rateAt(x, y) - 5), x - a, y - b],
        start: [0, 0],
        ...within(2, 20),
      });
      expect(found.converged).toBe(true);
      // An oracle that knows nothing of derivatives: a shrinking grid around the best point so far.
      let [x = 0, y = 0] = found.point;
      let best = sumAt(x, y);
      for (let size = 1; size > 1e-4; size /= 2) {
        for (let i = 0; i < 36; i++) {
          const [dx, dy] = [size * Math.cos(i * 10), size * Math.sin(i * 10)];
          if (sumAt(x + dx, y + dy) < best) {
            [x, y] = [x + dx, y + dy];
            best = sumAt(x, y);
          }
        }
      }
      expect(found.sumOfSquares).toBeLessThanOrEqual(best * 1.02 + 1e-4);
    },
  );

  test.prop([fc.double({ min: 1.01, max: 9, noNaN: true })])(
    'stops at a bound and names the parameter that it holds',
    (target) => {
      const found = levenbergMarquardt({
        residualsAt: ([x = 0, y = 0]) => [x - target, y - 0.5],
        start: [0, 0],
        ...within(2, 1),
      });
      expect(found).toMatchObject({ converged: true, atBound: [0] });
      expect(found.point[0]).toBe(1);
      expect(found.point[1]).toBeCloseTo(0.5, 6);
    },
  );

  it('does not call a search finished that was cut short', () => {
    const residualsAt = ([x = 0, y = 0]: readonly number[]) => [10 * (y - x * x), 1 - x];
    const problem = { residualsAt, start: [-1.2, 1], ...within(2, 5) };
    expect(levenbergMarquardt(problem, { maxIterations: 3 })).toMatchObject({
      converged: false,
      iterations: 3,
    });
  });

  it('refuses to start where a residual is not finite', () => {
    const residualsAt = ([x = 0]: readonly number[]) => [Math.log(x)];
    expect(() => levenbergMarquardt({ residualsAt, start: [-1], ...within(1, 5) })).toThrow(
      RangeError,
    );
  });

  it('says that it did not converge when it may not go on', () => {
    // Rosenbrock's valley, which is long and bent.
    const residualsAt = ([x = 0, y = 0]: readonly number[]) => [10 * (y - x * x), 1 - x];
    const problem = { residualsAt, start: [-1.2, 1], ...within(2, 1e3) };
    expect(levenbergMarquardt(problem, { maxIterations: 1 }).converged).toBe(false);
    expect(levenbergMarquardt(problem).converged).toBe(true);
  });
});
