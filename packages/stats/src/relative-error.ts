/**
 * Signed relative error of a prediction [fraction of the observed value]; positive is too high.
 *
 * @param observed - Not zero.
 * @throws {RangeError} if the observed value is zero
 * @example relativeError(110, 100) // 0.1
 */
export function relativeError(predicted: number, observed: number): number {
  if (observed === 0) throw new RangeError('an error relative to zero is not defined');
  return (predicted - observed) / observed;
}
