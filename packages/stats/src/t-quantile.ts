import { incompleteBeta } from './incomplete-beta.ts';

/** Probability that |T| <= t. */
const withinProbability = (t: number, degreesOfFreedom: number): number => {
  const square = t * t;
  return incompleteBeta(square / (degreesOfFreedom + square), 0.5, degreesOfFreedom / 2);
};

/**
 * Quantile of Student's t distribution: the t with P(T <= t) = p.
 *
 * Bisection on the cumulative distribution, which is monotone, so it cannot miss.
 *
 * @param p - Probability, between 0 and 1, exclusive.
 * @param degreesOfFreedom - Greater than 0; need not be an integer.
 * @throws {RangeError} if an argument is outside its range
 * @source https://en.wikipedia.org/wiki/Student%27s_t-distribution#Cumulative_distribution_function
 * @example tQuantile(0.975, 10) // 2.228
 */
export function tQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability is between 0 and 1, not ${p}`);
  if (!(degreesOfFreedom > 0 && degreesOfFreedom < Infinity)) {
    throw new RangeError(`degrees of freedom are finite and positive, not ${degreesOfFreedom}`);
  }
  if (p < 0.5) return -tQuantile(1 - p, degreesOfFreedom);
  const within = 2 * p - 1;
  let low = 0;
  let high = 1;
  while (withinProbability(high, degreesOfFreedom) < within) high *= 2;
  // 53 halvings exhaust the mantissa of an interval that starts as wide as its upper end.
  for (let halving = 0; halving < 53; halving++) {
    const middle = (low + high) / 2;
    if (withinProbability(middle, degreesOfFreedom) < within) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
