import { median } from './median.ts';

/** A median and the interval that holds the true one with at least the level's probability. */
export interface MedianInterval {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Median with an interval between two order statistics, which is right whatever the values are
 * distributed like: the number of values below the true median is binomial with p = 1/2.
 *
 * @param values - Length n, in any order.
 * @param level - Least probability that the interval covers, above 0 and below 1.
 * @returns null if there are so few values that not even the outermost two cover that
 * @throws {RangeError} if the level is none
 * @source Conover, Practical Nonparametric Statistics, 3rd ed., 1999, section 3.2
 * @example medianInterval([5, 1, 4, 2, 3], 0.9) // { median: 3, low: 1, high: 5 }, which cover 0.9375
 */
export function medianInterval(values: readonly number[], level: number): MedianInterval | null {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level is within 0 and 1, not ${level}`);
  const sorted = values.toSorted((a, b) => a - b);
  const count = sorted.length;
  // P(B <= k) for B binomial(n, 1/2), summed while both tails together stay below 1 - level.
  let probability = 0.5 ** count;
  let tail = probability;
  let cut = -1;
  while (2 * tail <= 1 - level && cut + 1 < count / 2) {
    cut++;
    probability *= (count - cut) / (cut + 1);
    tail += probability;
  }
  const [low, high] = [sorted[cut], sorted[count - 1 - cut]];
  if (cut < 0 || low === undefined || high === undefined) return null;
  return { median: median(sorted), low, high };
}
