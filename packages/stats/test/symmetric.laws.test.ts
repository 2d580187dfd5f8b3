import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { eigenpairsOf, inverseOf, lowerFactorOf, type Symmetric } from '../src/index.ts';

const number = fc.double({ min: -2, max: 2, noNaN: true });
const size = 4;

/** Any square times its transpose, and the identity so that it has an inverse. */
const definite: fc.Arbitrary<Symmetric> = fc
  .array(fc.array(number, { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  })
  .map((a) =>
    a.map((row, i) =>
      a.map((other, j) => row.reduce((sum, x, k) => sum + x * (other[k] ?? 0), i === j ? 1 : 0)),
    ),
  );

const product = (a: Symmetric, b: Symmetric): number[][] =>
  a.map((row) => row.map((_, j) => row.reduce((sum, x, k) => sum + x * (b[k]?.[j] ?? 0), 0)));

const transposed = (a: Symmetric): Symmetric =>
  a.map((row, i) => row.map((_, j) => a[j]?.[i] ?? 0));

const expectClose = (a: Symmetric, b: Symmetric): void => {
  for (const [i, row] of a.entries()) {
    for (const [j, value] of row.entries()) expect(value).toBeCloseTo(b[i]?.[j] ?? Number.NaN, 6);
  }
};

const identity = Array.from({ length: size }, (_, i) =>
  Array.from({ length: size }, (_unused, j) => (i === j ? 1 : 0)),
);

describe('a symmetric positive definite matrix', () => {
  test.prop([definite])('times its inverse is one', (matrix) => {
    expectClose(product(matrix, inverseOf(matrix)), identity);
  });

  test.prop([definite])('is its lower factor times that transposed', (matrix) => {
    const factor = lowerFactorOf(matrix);
    expectClose(product(factor, transposed(factor)), matrix);
    expect(factor.every((row, i) => row.slice(i + 1).every((value) => value === 0))).toBe(true);
  });

  test.prop([definite])('stretches each of its directions, the most stretched first', (matrix) => {
    const pairs = eigenpairsOf(matrix);
    for (const { value, direction } of pairs) {
      matrix.forEach((row, i) => {
        const stretched = row.reduce((sum, x, k) => sum + x * (direction[k] ?? 0), 0);
        expect(stretched).toBeCloseTo(value * (direction[i] ?? 0), 6);
      });
    }
    const values = pairs.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });

  it('may be empty', () => {
    expect([inverseOf([]), lowerFactorOf([]), eigenpairsOf([])]).toEqual([[], [], []]);
  });

  it('is refused when it is not definite', () => {
    const saddle = [
      [1, 2],
      [2, 1],
    ];
    expect(() => inverseOf(saddle)).toThrow('not positive definite');
    expect(() => lowerFactorOf(saddle)).toThrow('not positive definite');
  });
});
