/**
 * Arithmetic mean.
 *
 * @param values - Length n >= 1.
 * @throws {RangeError} if there are no values
 * @example mean([1, 2, 6]) // 3
 */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('the mean of no values is not defined');
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
