import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossingsOf, halved, middleOf, sideOf } from '../../src/views/sweep/crossings.ts';

const xs = Array.from({ length: 40 }, (_, i) => i * 25);

describe('where two lines cross', () => {
  it('is between the stops around it, whichever line comes first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 974 }), fc.boolean(), (at, isTurned) => {
        const [rising, flat] = [xs.map((x) => x + 0.5), xs.map(() => at + 0.25)];
        const found = crossingsOf(xs, isTurned ? [flat, rising] : [rising, flat]);
        expect(found).toHaveLength(1);
        const [{ above, below, from, to } = { above: -1, below: -1, from: 0, to: 0 }] = found;
        expect([above, below]).toEqual(isTurned ? [1, 0] : [0, 1]);
        expect(from + 0.5 <= at + 0.25 && at + 0.25 <= to + 0.5).toBe(true);
      }),
    );
  });

  it('is found to one step of a whole number by halving', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 974 }), (at) => {
        const value = (x: number): readonly [number, number] => [x, at - 0.5];
        let [crossing] = crossingsOf(xs, [xs.map((x) => value(x)[0]), xs.map((x) => value(x)[1])]);
        for (;;) {
          if (crossing === undefined) throw new RangeError('no crossing');
          const middle = middleOf(crossing, true);
          if (middle === null) break;
          const [a, b] = value(middle);
          crossing = halved(crossing, middle, sideOf(a, b) > 0);
        }
        expect(crossing.to).toBe(at);
        expect(crossing.from).toBe(at - 1);
      }),
    );
  });

  it('is nowhere when one is always above, when they touch, or when one has a gap there', () => {
    const line = (...values: readonly (number | null)[]) => values;
    const places = [0, 1, 2, 3];
    const crossings = (a: readonly (number | null)[], b: readonly (number | null)[]) =>
      crossingsOf(places, [a, b]).length;
    expect(crossings(line(2, 3, 4, 5), line(1, 1, 1, 1))).toBe(0);
    expect(crossings(line(2, 1, 1, 2), line(1, 1, 1, 1))).toBe(0);
    expect(crossings(line(2, null, 0, 0), line(1, 1, 1, 1))).toBe(0);
    expect(crossings(line(2, 1, 1, 0), line(1, 1, 1, 1))).toBe(1);
    expect(crossings(line(2, 0, 2, 0), line(1, 1, 1, 1))).toBe(3);
  });
});
