import { fc, test } from '@fast-check/vitest';
import { inverseOf } from '@hopwise/stats';
import { describe, expect, it } from 'vitest';
import { posteriorAt } from '../src/fit-posterior.ts';
import { identifiabilityOf, type Observation } from '../src/index.ts';

const scenario = (datapath: string): Observation['scenario'] => ({
  datapath,
  modifiers: [],
  hardware: 'none',
  workload: { kind: 'tcp-rr', processes: 1, requestBytes: 1, responseBytes: 1 },
  mtu: 1500,
  seed: 1,
});

const observed = (count: number, systemOf = (row: number) => `system ${row}`) =>
  Array.from({ length: count }, (_, row): Observation => {
    const place = scenario(systemOf(row));
    return { scenario: place, role: 'fit', figure: 'rate', value: 1, sigmaLog: 1 };
  });

const bounds = { lower: [-9, -9], upper: [9, 9] };

/** Bent a little, so that first derivatives are not all there is; small at the origin. */
const residualsAt =
  (rows: readonly (readonly [number, number])[]) =>
  ([x = 0, y = 0]: readonly number[]): readonly number[] =>
    rows.map(([a, b]) => Math.tanh(0.1 * (a * x + b * y)) * 10);

const slope = fc.double({ min: -2, max: 2, noNaN: true });
const rowsOf = fc.array(fc.tuple(slope, slope), { minLength: 3, maxLength: 9 });

describe('what data leave open of a fit', () => {
  test.prop([rowsOf])('is the inverse of the second derivatives of the loss', (rows) => {
    const errors = residualsAt(rows);
    const lossAt = (x: number, y: number): number =>
      ([...errors([x, y]), x, y].reduce((sum, each) => sum + each * each, 0) as number) / 2;
    const step = 0.02;
    const second = (
      [ax, ay]: readonly [number, number],
      [bx, by]: readonly [number, number],
    ): number =>
      (lossAt(ax + bx, ay + by) -
        lossAt(ax - bx, ay - by) -
        lossAt(bx - ax, by - ay) +
        lossAt(-ax - bx, -ay - by)) /
      (4 * step * step);
    const [x, y] = [[step, 0] as const, [0, step] as const];
    const hessian = [
      [second(x, x), second(x, y)],
      [second(y, x), second(y, y)],
    ];
    const found = posteriorAt(
      { residualsAt: errors, start: [0, 0], ...bounds },
      observed(rows.length),
    );
    expect(found.misfit).toBe(1);
    inverseOf(hessian).forEach((row, i) => {
      row.forEach((value, j) => expect(found.covariance[i]?.[j]).toBeCloseTo(value, 1));
    });
  });

  it('is the prior where nothing was observed, and narrower the more was', () => {
    const posterior = (count: number) => {
      const rows = new Array<readonly [number, number]>(count).fill([1, 0]);
      return posteriorAt(
        { residualsAt: residualsAt(rows), start: [0, 0], ...bounds },
        observed(count),
      );
    };
    expect(posterior(0).covariance).toEqual([
      [1, 0],
      [0, 1],
    ]);
    const widths = [0, 1, 4, 16].map((count) => posterior(count).covariance[0]?.[0] ?? 0);
    const expected = [0, 1, 4, 16].map((count) => 1 / (1 + count));
    for (const [i, width] of widths.entries()) expect(width).toBeCloseTo(expected[i] ?? 0, 2);
  });

  it('is wider when errors are larger than was assumed of them', () => {
    const rows = new Array<readonly [number, number]>(12).fill([1, 0.5]);
    const offBy = (size: number) =>
      posteriorAt(
        {
          residualsAt: (at) =>
            residualsAt(rows)(at).map((r, i) => r + (i % 2 === 0 ? size : -size)),
          start: [0, 0],
          ...bounds,
        },
        observed(rows.length),
      );
    const [small, large] = [offBy(0.5), offBy(3)];
    expect(small.misfit).toBe(1);
    expect(large.misfit).toBeGreaterThan(1.5);
    expect(large.covariance[0]?.[0]).toBeGreaterThan(small.covariance[0]?.[0] ?? 1);
  });

  it('counts the systems that each factor moves a figure of', () => {
    const rows = [
      [1, 0],
      [1, 0],
      [1, 0.5],
    ] as const;
    const { systems } = posteriorAt(
      { residualsAt: residualsAt(rows), start: [0, 0], ...bounds },
      observed(3, (row) => (row === 0 ? 'a' : 'b')),
    );
    expect(systems).toEqual([2, 1]);
  });
});

describe('identifiability', () => {
  const knownFrom = (rows: readonly (readonly [number, number])[]) => {
    const posterior = posteriorAt(
      { residualsAt: residualsAt(rows), start: [0, 0], ...bounds },
      observed(rows.length),
    );
    const factors = ['first', 'second'].map((name) => ({
      ...{ name, sigmaLog: 1, value: 1, atBound: false },
    }));
    return identifiabilityOf({ factors, posterior });
  };

  it('ties factors that only ever appear as a sum, and not those that appear alone', () => {
    const sums = [
      [2, 2],
      [4, 4.1],
      [3, 3],
    ] as const;
    expect(knownFrom(sums)).toMatchObject({ learned: 1, tied: [{ names: ['first', 'second'] }] });
    expect(knownFrom([...sums, [4, 0]])).toMatchObject({ learned: 2, tied: [] });
  });

  it('names a factor that nothing was learnt of', () => {
    const known = knownFrom([
      [3, 0],
      [4, 0.1],
    ]);
    expect(known.factors).toMatchObject([
      { name: 'first', isOpen: false },
      { name: 'second', isOpen: true },
    ]);
  });
});
