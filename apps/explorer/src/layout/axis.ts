import { scaleLinear } from 'd3';

/** A linear axis from zero: where a value is, and where the ticks are. */
export interface Axis {
  readonly x: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
}

/**
 * Puts zero at `left` and the largest value at `right`.
 *
 * As many round ticks as fit without coming nearer to each other than `spacing`.
 */
export function axisFromZero(
  largest: number,
  range: { readonly left: number; readonly right: number },
  spacing: number,
): Axis {
  const top = largest > 0 ? largest : 1;
  const x = scaleLinear([0, top], [range.left, range.right]);
  const fits = (ticks: readonly number[]): boolean =>
    ticks.length > 0 &&
    ticks.every((tick, index) => index === 0 || x(tick) - x(ticks[index - 1] ?? 0) >= spacing);
  const ticks = [6, 5, 4, 3, 2].map((count) => x.ticks(count)).find(fits) ?? [0];
  return { x, ticks: ticks.map((value) => ({ value, x: x(value) })) };
}
