import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianInterval } from '../src/index.ts';

const upTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);

describe('the interval of a median', () => {
  /** Places of the order statistics in the tables of Conover (1999) for at least 90 and 95 %. */
  it.each([
    [5, 0.9, 1, 5],
    [6, 0.95, 1, 6],
    [8, 0.9, 2, 7],
    [9, 0.95, 2, 8],
    [11, 0.9, 3, 9],
    [20, 0.95, 6, 15],
    [30, 0.95, 10, 21],
  ])('of %i values at %f is from the %i. to the %i.', (count, level, low, high) => {
    expect(medianInterval(upTo(count), level)).toMatchObject({ low, high });
  });

  it.each([
    [0, 0.9],
    [4, 0.9],
    [5, 0.95],
  ])('of %i values at %f does not exist', (count, level) => {
    expect(medianInterval(upTo(count), level)).toBeNull();
  });

  it('holds the median, grows with the level, and does not depend on the order', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), {
      minLength: 8,
      maxLength: 40,
    });
    fc.assert(
      fc.property(values, (some) => {
        const [narrow, wide] = [medianInterval(some, 0.5), medianInterval(some, 0.95)];
        if (narrow === null || wide === null) throw new Error('eight values are enough');
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(narrow.low).toBeLessThanOrEqual(narrow.median);
        expect(narrow.median).toBeLessThanOrEqual(narrow.high);
        expect(narrow.high).toBeLessThanOrEqual(wide.high);
        expect(medianInterval(some.toReversed(), 0.95)).toEqual(wide);
      }),
    );
  });

  it('wants a level within 0 and 1', () => {
    expect(() => medianInterval([1], 1)).toThrow(RangeError);
    expect(() => medianInterval([1], 0)).toThrow(RangeError);
  });
});
