const g = 7;
const coefficients = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/**
 * Natural logarithm of the gamma function for x > 0.
 *
 * @source Lanczos, A Precision Approximation of the Gamma Function, 1964, with g = 7 and 9 terms
 */
export function logGamma(x: number): number {
  // Reflection keeps the series where it converges.
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  let series = 0.9999999999998099;
  coefficients.forEach((coefficient, i) => {
    series += coefficient / (shifted + i + 1);
  });
  const t = shifted + g + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(series);
}
