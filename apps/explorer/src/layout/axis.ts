import { scaleLinear } from 'd3';

/** A linear axis from zero: where a value is, and where the ticks are. */
export interface Axis {
  readonly x: (value: number) => number;
  /** At equal steps, the first at zero, the last at the right end. */
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
}

/** More steps than this say no more. */
const mostSteps = 8;
/** Below this, a quantity of ours is nothing. */
const nothing = 1e-9;

/**
 * Puts zero at `left`, and at `right` the first round value beyond the largest.
 *
 * As many ticks as fit without coming nearer to each other than `spacing`, yet two besides zero at
 * least: with one alone nobody can tell whether an axis is linear.
 */
export function axisFromZero(
  largest: number,
  { left, right }: { readonly left: number; readonly right: number },
  spacing: number,
): Axis {
  const most = Math.min(mostSteps, Math.max(2, Math.floor((right - left) / spacing)));
  const step = roundStep(largest > nothing ? largest : 1, most);
  const count = stepsBeyond(largest > nothing ? largest : 1, step);
  const x = scaleLinear([0, count * step], [left, right]);
  const ticks = Array.from({ length: count + 1 }, (_, index) => index * step);
  return { x, ticks: ticks.map((value) => ({ value, x: x(value) })) };
}

/** Steps from zero to the first tick beyond a value. */
const stepsBeyond = (value: number, step: number): number => Math.floor(value / step) + 1;

/** The finest of 1, 2, 2.5 and 5 times a power of ten that gives 2 to `most` steps; one does. */
function roundStep(largest: number, most: number): number {
  const decade = 10 ** Math.floor(Math.log10(largest));
  const steps = [0.2, 0.5, 1, 2, 2.5, 5].map((step) => step * decade);
  return steps.find((step) => stepsBeyond(largest, step) <= most) ?? 10 * decade;
}
