/** Sign of a - b, or 0 when they are within `tolerance` of the larger one. */
function order(a: number, b: number, tolerance: number): number {
  const width = tolerance * Math.max(Math.abs(a), Math.abs(b));
  return Math.abs(a - b) <= width ? 0 : Math.sign(a - b);
}

/**
 * Kendall's rank correlation with ties (tau-b): 1 when two lists agree in every order, -1 when they
 * disagree in every one.
 *
 * @param x - Length n.
 * @param y - Length n.
 * @param tieTolerance - Relative width [fraction of the larger value] within which two values tie.
 * @returns null when either list is all ties, because then there is no order to agree on
 * @throws {RangeError} if the lengths differ
 * @source https://en.wikipedia.org/wiki/Kendall_rank_correlation_coefficient#Tau-b
 * @example kendallTau([1, 2, 3], [10, 30, 20]) // 0.333
 */
export function kendallTau(
  x: readonly number[],
  y: readonly number[],
  tieTolerance = 0,
): number | null {
  if (x.length !== y.length) throw new RangeError(`${x.length} values against ${y.length}`);
  let agreement = 0;
  let orderedX = 0;
  let orderedY = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const signX = order(x[i] ?? Number.NaN, x[j] ?? Number.NaN, tieTolerance);
      const signY = order(y[i] ?? Number.NaN, y[j] ?? Number.NaN, tieTolerance);
      agreement += signX * signY;
      orderedX += Math.abs(signX);
      orderedY += Math.abs(signY);
    }
  }
  if (orderedX === 0 || orderedY === 0) return null;
  return agreement / Math.sqrt(orderedX * orderedY);
}
