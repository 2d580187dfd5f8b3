/** A number and its 90 % interval. */
interface Bounded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Half-width of a 90 % interval of a normal distribution, in standard deviations. */
const ninetyPercent = 1.645;

/**
 * The number that stands `z` standard deviations from the middle of its interval: log-normal to each
 * side, with the width that the interval has there.
 *
 * @example drawnValue({ value: 10, low: 5, high: 40 }, 1.645) // 40
 */
export function drawnValue({ value, low, high }: Bounded, z: number): number {
  const edge = z < 0 ? low : high;
  // A bound of nothing has no logarithm: such a number keeps the shape of the other side.
  if (value === 0 || edge === 0) return value;
  return value * (edge / value) ** (Math.abs(z) / ninetyPercent);
}
