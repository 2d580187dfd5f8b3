/**
 * Quantile of the standard normal distribution, to about 7 digits.
 *
 * @param p - Probability, above 0 and below 1.
 * @throws {RangeError} if p is not between 0 and 1
 * @source M. J. Wichura: Algorithm AS 241, PPND7, 1988
 * @example normalQuantile(0.95) // 1.6448536
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability between 0 and 1 is needed, not ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(central, 0.180625 - q * q);
  const tail = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  return Math.sign(q) * (tail <= 5 ? ratio(middle, tail - 1.6) : ratio(far, tail - 5));
}

/** Coefficients of a fraction of polynomials, the constant first. */
interface Fraction {
  readonly above: readonly number[];
  readonly below: readonly number[];
}

const central: Fraction = {
  above: [3.3871327179, 50.434271938, 159.29113202, 59.10937472],
  below: [1, 17.895169469, 78.757757664, 67.1875636],
};
const middle: Fraction = {
  above: [1.4234372777, 2.75681539, 1.3067284816, 0.17023821103],
  below: [1, 0.7370016425, 0.12021132975],
};
const far: Fraction = {
  above: [6.657905115, 3.081226386, 0.42868294337, 0.017337203997],
  below: [1, 0.24197894225, 0.012258202635],
};

const ratio = ({ above, below }: Fraction, x: number): number =>
  polynomial(above, x) / polynomial(below, x);

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
