import { RandomStreams } from '@hopwise/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from './support/jobs.ts';

const seed = fc.integer({ min: -(2 ** 53 - 1), max: 2 ** 53 - 1 });
const draw = (stream: { next(): number }, count: number): number[] =>
  Array.from({ length: count }, () => stream.next());

/** A mean of n values is off by more than four standard errors once in 16 000 times. */
const ERRORS = 4;

describe('a random stream', () => {
  it('depends on seed and name alone, not on what else is drawn', () => {
    fc.assert(
      fc.property(seed, fc.string(), fc.string(), fc.array(fc.boolean()), (seed, a, b, turns) => {
        const alone = draw(new RandomStreams(seed).stream(a), turns.length);
        const streams = new RandomStreams(seed);
        const other = streams.stream(b);
        const mixed = streams.stream(a);
        const drawn = turns.map((isOther) => {
          if (isOther) other.next();
          return mixed.next();
        });
        expect(drawn).toEqual(alone);
      }),
    );
  });

  it('differs from that of any other name and of any other seed', () => {
    fc.assert(
      fc.property(seed, seed, fc.string(), fc.string(), (seedA, seedB, nameA, nameB) => {
        fc.pre(seedA !== seedB || nameA !== nameB);
        const a = draw(new RandomStreams(seedA).stream(nameA), 4);
        expect(draw(new RandomStreams(seedB).stream(nameB), 4)).not.toEqual(a);
      }),
    );
  });

  it('stays in [0, 1), and an integer below n', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
        const stream = new RandomStreams(seed).stream('range');
        for (let i = 0; i < 100; i++) {
          const value = stream.next();
          expect(value >= 0 && value < 1).toBe(true);
          const whole = stream.integer(n);
          expect(Number.isInteger(whole) && whole >= 0 && whole < n).toBe(true);
        }
      }),
    );
  });

  it('is uniform: mean 1/2 and variance 1/12, within their standard errors', () => {
    const n = 100_000;
    const values = draw(new RandomStreams(1).stream('uniform'), n);
    const mean = sum(values) / n;
    const variance = sum(values.map((value) => (value - 0.5) ** 2)) / n;
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(ERRORS * Math.sqrt(1 / 12 / n));
    // The square of a centred uniform has variance 1/80 - 1/144 = 1/180.
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(ERRORS * Math.sqrt(1 / 180 / n));
  });

  it('is uncorrelated with itself one draw later, with a similar name and with the next seed', () => {
    const n = 100_000;
    const stream = (seed: number, name: string) =>
      draw(new RandomStreams(seed).stream(name), n + 1).map((value) => value - 0.5);
    const a = stream(1, 'flow 1');
    const correlation = (b: readonly number[]) =>
      sum(b.slice(0, n).map((value, i) => value * (a[i] ?? 0))) / n / (1 / 12);
    // A correlation of n independent pairs has standard error 1 / sqrt(n).
    for (const b of [a.slice(1), stream(1, 'flow 2'), stream(2, 'flow 1')]) {
      expect(Math.abs(correlation(b))).toBeLessThan(ERRORS / Math.sqrt(n));
    }
  });

  it('gives each integer its share', () => {
    const n = 70_000;
    const stream = new RandomStreams(3).stream('dice');
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const drawn = stream.integer(7);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    const chiSquare = sum(counts.map((count) => (count - n / 7) ** 2 / (n / 7)));
    expect(chiSquare).toBeLessThan(22.46); // 6 degrees of freedom, exceeded once in 1000.
  });
});
