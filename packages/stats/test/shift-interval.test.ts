import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectableDifference, pairedShiftInterval, shiftInterval } from '../src/index.ts';
import { subsetSums } from '../src/subset-sums.ts';

const values = (minLength: number, maxLength = 12) =>
  fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength, maxLength });

/** All ways to choose so many of the items. */
function choices(items: readonly number[], size: number): readonly (readonly number[])[] {
  const [first, ...rest] = items;
  if (size === 0) return [[]];
  if (first === undefined) return [];
  return [...choices(rest, size - 1).map((some) => [first, ...some]), ...choices(rest, size)];
}
const upTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);

describe('sums of subsets', () => {
  it('are counted as by listing every subset', () => {
    for (const total of [1, 4, 7]) {
      for (const size of upTo(total)) {
        const listed = choices(upTo(total), size).map((some) => some.reduce((a, b) => a + b, 0));
        subsetSums(total, size).forEach((count, sum) => {
          expect(count).toBe(listed.filter((one) => one === sum).length);
        });
      }
    }
    expect(subsetSums(3, null)).toEqual([1, 1, 1, 2, 1, 1, 1]);
  });

  it('are all subsets together', () => {
    const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
    expect(sum(subsetSums(10, 4))).toBe(210);
    expect(sum(subsetSums(10, null))).toBe(1024);
  });
});

describe('the shift from one set to another', () => {
  /** Places of the ends in tables of the rank-sum statistic: lower critical value at 2.5 % plus 1. */
  it.each([
    [4, 4, 1],
    [5, 5, 3],
    [6, 6, 6],
    [8, 8, 14],
    [10, 10, 24],
    [5, 8, 7],
  ])('of %i and %i values at 95 %% ends at the %i. difference', (n, m, place) => {
    const a = upTo(n).map((i) => i * 0.001);
    const b = upTo(m).map((i) => i);
    const sorted = b.flatMap((y) => a.map((x) => y - x)).toSorted((x, y) => x - y);
    const found = shiftInterval(a, b, 0.95);
    expect(found?.low).toBe(sorted[place - 1]);
    expect(found?.high).toBe(sorted.at(-place));
  });

  it('does not exist of three and three values at 95 %', () => {
    expect(shiftInterval([1, 2, 3], [4, 5, 6], 0.95)).toBeNull();
    expect(shiftInterval([], [1], 0.95)).toBeNull();
  });

  it('moves with the second set, and turns round with the sets', () => {
    fc.assert(
      fc.property(values(5), values(5), fc.integer({ min: -50, max: 50 }), (a, b, by) => {
        const plain = shiftInterval(a, b, 0.9);
        const moved = shiftInterval(
          a,
          b.map((value) => value + by),
          0.9,
        );
        const turned = shiftInterval(b, a, 0.9);
        if (plain === null || moved === null || turned === null) throw new Error('enough values');
        expect(moved.estimate).toBeCloseTo(plain.estimate + by, 9);
        expect(moved.low).toBe(plain.low + by);
        expect(turned.low).toBeCloseTo(-plain.high, 9);
        expect(plain.low).toBeLessThanOrEqual(plain.estimate);
        expect(plain.high).toBeGreaterThanOrEqual(plain.estimate);
      }),
    );
  });

  it('is nearly the same counted out and by the normal distribution', () => {
    const a = upTo(25).map((i) => (i * 37) % 101);
    const b = upTo(25).map((i) => 20 + ((i * 53) % 97));
    const exact = shiftInterval(a, b, 0.95);
    // One more pair in the middle makes it too many to count.
    const normal = shiftInterval([...a, 50], [...b, 70], 0.95);
    expect(normal?.low).toBeCloseTo(exact?.low ?? Number.NaN, -1);
    expect(normal?.high).toBeCloseTo(exact?.high ?? Number.NaN, -1);
  });

  it('covers a true shift about as often as it says', () => {
    let covered = 0;
    fc.assert(
      fc.property(values(8, 8), values(8, 8), (a, b) => {
        const found = shiftInterval(
          a,
          b.map((value) => value + 100),
          0.9,
        );
        if (found !== null && found.low <= 100 && 100 <= found.high) covered++;
      }),
      { numRuns: 1000, seed: 7 },
    );
    // Exactly 0.9 or a little more: 8 and 8 values have 12870 arrangements. fast-check's integers
    // lie near the ends of their range more often, which a rank test does not mind.
    expect(covered / 1000).toBeGreaterThan(0.86);
  });
});

describe('the shift of pairs', () => {
  /** Places of the ends in tables of the signed-rank statistic at 2.5 %. */
  it.each([
    [6, 1],
    [8, 4],
    [10, 9],
    [12, 14],
    [20, 53],
  ])('of %i pairs at 95 %% ends at the %i. mean', (n, place) => {
    const differences = upTo(n).map((i) => i * i);
    const means = differences
      .flatMap((x, i) => differences.slice(i).map((y) => (x + y) / 2))
      .toSorted((x, y) => x - y);
    expect(pairedShiftInterval(differences, 0.95)?.low).toBe(means[place - 1]);
    expect(pairedShiftInterval(differences, 0.95)?.high).toBe(means.at(-place));
  });

  it('does not exist of five pairs at 95 %', () => {
    expect(pairedShiftInterval([1, 2, 3, 4, 5], 0.95)).toBeNull();
  });

  it('is narrower than that of the same values unpaired, where both drift together', () => {
    const drift = upTo(10).map((i) => i * 10);
    const wobble = upTo(10).map((i) => (i * 7) % 5);
    const second = drift.map((value, i) => value + 3 + (wobble[i] ?? 0) / 10);
    const paired = pairedShiftInterval(
      second.map((value, i) => value - (drift[i] ?? 0)),
      0.95,
    );
    const unpaired = shiftInterval(drift, second, 0.95);
    if (paired === null || unpaired === null) throw new Error('ten values are enough');
    expect(paired.low).toBeGreaterThan(0);
    expect(unpaired.low).toBeLessThan(0);
  });
});

describe('the least difference that would be seen', () => {
  it('is that of the textbook', () => {
    expect(detectableDifference(1, { level: 0.95, power: 0.8 })).toBeCloseTo(2.8016, 3);
    expect(detectableDifference(2, { level: 0.9, power: 0.9 })).toBeCloseTo(2 * 2.9264, 3);
  });
});
