import { logGamma } from './log-gamma.ts';

const tiny = 1e-300;
const precision = 1e-15;
const iterationsMax = 20_000;

const awayFromZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);

/** Continued fraction of the incomplete beta function, by Lentz's method. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= iterationsMax; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < precision) break;
  }
  return fraction;
}

/**
 * Regularised incomplete beta function I_x(a, b), 0 to 1.
 *
 * @param x - 0 to 1.
 * @param a - Greater than 0.
 * @param b - Greater than 0.
 * @source https://dlmf.nist.gov/8.17 (continued fraction 8.17.22, symmetry 8.17.4)
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on one side of the mean only; symmetry gives the other.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta) / a;
  return front * continuedFraction(x, a, b);
}
