/**
 * A residual whose square is Huber's loss: itself up to `threshold`, and beyond it grows as a root, so
 * that its square grows linearly. A sum of squares of such residuals is moved by outliers, not ruled.
 *
 * @param threshold - Where a residual begins to look like an outlier, in the residual's own unit, > 0.
 * @source P. J. Huber: Robust Estimation of a Location Parameter, 1964
 * @example huberResidual(-1, 2) // -1
 * @example huberResidual(10, 2) // 6, because 10 counts as 2 * 2 * 10 - 2 * 2 = 36
 */
export function huberResidual(residual: number, threshold: number): number {
  const size = Math.abs(residual);
  if (size <= threshold) return residual;
  return Math.sign(residual) * Math.sqrt(2 * threshold * size - threshold * threshold);
}

/** What a residual counts for, against one that is no outlier, 0 to 1: the weight of its square. */
export const huberWeight = (residual: number, threshold: number): number =>
  Math.min(1, threshold / Math.abs(residual));

/** Derivative of {@link huberResidual} where the residual is. */
export function huberSlope(residual: number, threshold: number): number {
  const size = Math.abs(residual);
  if (size <= threshold) return 1;
  return threshold / Math.sqrt(2 * threshold * size - threshold * threshold);
}
