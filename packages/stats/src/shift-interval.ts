import { median } from './median.ts';
import { normalQuantile } from './normal-quantile.ts';
import { subsetSums } from './subset-sums.ts';

/** By how much one set of values lies above another, and the interval that holds it. */
export interface Shift {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Up to so many values the distribution of the statistic is counted out; beyond, it is normal. */
const mostExact = 50;

/**
 * The shift from `a` to `b` by Hodges and Lehmann: median of all differences, with the interval that
 * a rank-sum test (Mann-Whitney) at this level does not reject. Nothing is assumed about the values
 * but that the two sets have the same shape.
 *
 * @param a - Length n. Any unit.
 * @param b - Length m, same unit, taken independently of `a`.
 * @param level - Probability that the interval covers at least, above 0 and below 1.
 * @returns null if there are so few values that no interval covers that
 * @source Hollander, Wolfe, Chicken, Nonparametric Statistical Methods, 3rd ed., 2014, sections 4.2-4.3
 * @example shiftInterval([1, 2, 3, 4, 5], [11, 12, 13, 14, 15], 0.95) // { estimate: 10, low: 7, high: 13 }
 */
export function shiftInterval(
  a: readonly number[],
  b: readonly number[],
  level: number,
): Shift | null {
  const differences = b.flatMap((y) => a.map((x) => y - x));
  const [n, m] = [a.length, b.length];
  return intervalOf(differences, level, {
    isExact: n + m <= mostExact,
    // Sums of the ranks of `a`, less the least of them, are the statistic.
    counts: () => subsetSums(n + m, n).slice((n * (n + 1)) / 2),
    variance: (n * m * (n + m + 1)) / 12,
  });
}

/**
 * The same of pairs: median of all means of two differences, with the interval that a signed-rank
 * test (Wilcoxon) does not reject. The differences are assumed to lie symmetrically about the shift.
 *
 * @param differences - Second less first of each pair, length n. Any unit.
 * @param level - Probability that the interval covers at least, above 0 and below 1.
 * @returns null if there are so few pairs that no interval covers that
 * @source Hollander, Wolfe, Chicken, Nonparametric Statistical Methods, 3rd ed., 2014, sections 3.2-3.3
 * @example pairedShiftInterval([1, 2, 3, 4, 5, 6], 0.95) // { estimate: 3.5, low: 1, high: 6 }
 */
export function pairedShiftInterval(differences: readonly number[], level: number): Shift | null {
  const n = differences.length;
  const means = differences.flatMap((x, i) => differences.slice(i).map((y) => (x + y) / 2));
  return intervalOf(means, level, {
    isExact: n <= mostExact,
    counts: () => subsetSums(n, null),
    variance: (n * (n + 1) * (2 * n + 1)) / 24,
  });
}

interface Statistic {
  readonly isExact: boolean;
  /** How many arrangements give each value of the statistic, from 0. */
  readonly counts: () => readonly number[];
  readonly variance: number;
}

/** Between two order statistics of the contrasts that the test makes the ends of its interval. */
function intervalOf(
  contrasts: readonly number[],
  level: number,
  statistic: Statistic,
): Shift | null {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level is within 0 and 1, not ${level}`);
  const sorted = contrasts.toSorted((x, y) => x - y);
  const cut = statistic.isExact
    ? exactCut(statistic.counts(), (1 - level) / 2)
    : Math.floor(
        sorted.length / 2 - normalQuantile((1 + level) / 2) * Math.sqrt(statistic.variance),
      );
  const [low, high] = [sorted[cut - 1], sorted[sorted.length - cut]];
  if (cut < 1 || low === undefined || high === undefined) return null;
  return { estimate: median(sorted), low, high };
}

/** How many values of the statistic, from 0, are together no likelier than `tail`. */
function exactCut(counts: readonly number[], tail: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let cut = 0;
  let below = 0;
  for (const count of counts) {
    below += count;
    // The counts are whole numbers, their shares not: 0.025 must not be missed by rounding.
    if (below > tail * total * (1 + 1e-12)) break;
    cut++;
  }
  return cut;
}
