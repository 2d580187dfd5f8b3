import { median } from './median.ts';
import { relativeError } from './relative-error.ts';

/**
 * Median of the absolute relative errors [fraction: 0.05 means 5 %].
 *
 * @param predicted - Length n >= 1.
 * @param observed - Length n, no zeros.
 * @throws {RangeError} if the lengths differ, there are no values, or an observed value is zero
 * @example medianAbsolutePercentageError([110, 95, 130], [100, 100, 100]) // 0.1
 */
export function medianAbsolutePercentageError(
  predicted: readonly number[],
  observed: readonly number[],
): number {
  if (predicted.length !== observed.length) {
    throw new RangeError(`${predicted.length} predictions of ${observed.length} observations`);
  }
  return median(
    observed.map((value, i) => Math.abs(relativeError(predicted[i] ?? Number.NaN, value))),
  );
}
