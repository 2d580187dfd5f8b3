import { quantile } from './quantile.ts';

/**
 * Middle value; the mean of the two middle ones when their number is even.
 *
 * @param values - Length n >= 1, in any order.
 * @throws {RangeError} if there are no values
 * @example median([3, 1, 2]) // 2
 */
export const median = (values: readonly number[]): number => quantile(values, 0.5);
