import { normalQuantile } from './normal-quantile.ts';

/** How two sets of values are compared. */
export interface Detection {
  /** Probability that the interval of a difference covers it. */
  readonly level: number;
  /** Probability with which a difference of this size shall be seen. */
  readonly power: number;
}

/**
 * The least difference of two means that a comparison would probably show.
 *
 * @param standardError - Of the difference. Any unit, which is that of the result.
 * @throws {RangeError} if level or power are no probabilities
 * @source Chow, Shao, Wang, Sample Size Calculations in Clinical Research, 2nd ed., 2008, section 3.2
 * @example detectableDifference(1, { level: 0.95, power: 0.8 }) // 2.8015852
 */
export const detectableDifference = (standardError: number, { level, power }: Detection): number =>
  (normalQuantile((1 + level) / 2) + normalQuantile(power)) * standardError;
