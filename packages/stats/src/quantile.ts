/**
 * Sample quantile by linear interpolation between order statistics (type 7).
 *
 * @param values - Length n >= 1, in any order.
 * @param p - Probability, 0 to 1.
 * @throws {RangeError} if there are no values, or p is not within 0 and 1
 * @source Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996, definition 7
 * @example quantile([1, 2, 3, 4], 0.25) // 1.75
 */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new RangeError('a quantile of no values is not defined');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability is within 0 and 1, not ${p}`);
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const lower = sorted[below] ?? Number.NaN;
  const upper = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return lower === upper ? lower : lower + (position - below) * (upper - lower);
}
