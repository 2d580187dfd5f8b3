import {
  deterministic,
  type Distribution,
  empirical,
  exponential,
  lognormal,
  RandomStreams,
  Tally,
} from '@hopwise/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const COUNT = 200_000;

function sample(distribution: Distribution): Tally {
  const stream = new RandomStreams(7).stream('sample');
  const tally = new Tally();
  for (let i = 0; i < COUNT; i++) tally.record(distribution(stream));
  return tally;
}

/** Four standard errors of the mean of the sample. */
const meanTolerance = (cv: number, mean: number): number => (4 * cv * mean) / Math.sqrt(COUNT);

describe('a distribution', () => {
  it('that is deterministic always gives its value', () => {
    const tally = sample(deterministic(42));
    expect([tally.min, tally.max]).toEqual([42, 42]);
  });

  it('that is exponential has its mean, and a standard deviation equal to it', () => {
    const tally = sample(exponential(250));
    expect(Math.abs(tally.mean - 250)).toBeLessThan(meanTolerance(1, 250));
    // A sample variance has standard error variance x sqrt((kurtosis - 1) / n); kurtosis is 9.
    const error = 250 ** 2 * Math.sqrt(8 / COUNT);
    expect(Math.abs(tally.variance - 250 ** 2)).toBeLessThan(4 * error);
  });

  it.each([0, 0.1, 0.5, 1, 2])('that is lognormal has its mean when cv is %d', (cv) => {
    const tally = sample(lognormal(1000, cv));
    expect(Math.abs(tally.mean - 1000)).toBeLessThanOrEqual(meanTolerance(cv, 1000) + 1e-6);
  });

  it('that is lognormal has the cv that was asked for', () => {
    const w = 1 + 0.5 ** 2;
    const kurtosis = w ** 4 + 2 * w ** 3 + 3 * w ** 2 - 3;
    const variance = (1000 * 0.5) ** 2;
    const error = variance * Math.sqrt((kurtosis - 1) / COUNT);
    expect(Math.abs(sample(lognormal(1000, 0.5)).variance - variance)).toBeLessThan(4 * error);
  });

  it('that is empirical maps a uniform to the line between the points of its table', () => {
    const table = [
      { probability: 0, value: 10 },
      { probability: 0.5, value: 20 },
      { probability: 0.9, value: 20 },
      { probability: 1, value: 120 },
    ];
    const at = (uniform: number) => empirical(table)({ next: () => uniform, integer: () => 0 });
    expect([0, 0.25, 0.5, 0.7, 0.9].map(at)).toEqual([10, 15, 20, 20, 20]);
    expect(at(0.95)).toBeCloseTo(70, 9);
  });

  it('that is empirical stays within its table', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
      minLength: 2,
      maxLength: 9,
    });
    fc.assert(
      fc.property(values, fc.integer(), (unsorted, seed) => {
        const sorted = unsorted.toSorted((a, b) => a - b);
        const last = sorted.length - 1;
        const draw = empirical(sorted.map((value, i) => ({ probability: i / last, value })));
        const value = draw(new RandomStreams(seed).stream('table'));
        expect(value).toBeGreaterThanOrEqual(sorted[0] ?? 0);
        expect(value).toBeLessThanOrEqual((sorted[last] ?? 0) * (1 + 1e-12));
      }),
    );
  });

  it.each([
    ['is empty', []],
    [
      'does not start at 0',
      [
        [0.1, 1],
        [1, 2],
      ],
    ],
    [
      'does not end at 1',
      [
        [0, 1],
        [0.9, 2],
      ],
    ],
    [
      'has values that descend',
      [
        [0, 2],
        [1, 1],
      ],
    ],
    [
      'has probabilities that descend',
      [
        [0, 1],
        [0.6, 2],
        [0.5, 3],
        [1, 4],
      ],
    ],
  ])('that is empirical refuses a table that %s', (_, rows) => {
    const table = rows.map(([probability = 0, value = 0]) => ({ probability, value }));
    expect(() => empirical(table)).toThrow(RangeError);
  });
});
