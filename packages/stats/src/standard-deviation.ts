import { mean } from './mean.ts';

/**
 * Sample standard deviation, with n - 1 in the denominator.
 *
 * @param values - Length n >= 2.
 * @returns In the unit of the values.
 * @throws {RangeError} if there are fewer than two values
 * @source https://en.wikipedia.org/wiki/Standard_deviation#Corrected_sample_standard_deviation
 * @example standardDeviation([1, 2, 3]) // 1
 */
export function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) {
    throw new RangeError(`a standard deviation needs two values or more, not ${values.length}`);
  }
  const centre = mean(values);
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}
