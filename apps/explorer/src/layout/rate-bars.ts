import type { Estimate } from '@hopwise/datapath';
import { type Axis, axisFromZero } from './axis.ts';
import {
  type ChartFrame,
  type ChartSize,
  chartFrame,
  type RowName,
  tickEms,
} from './chart-frame.ts';

/** A predicted rate with its interval, and the published one. */
export interface RateMark extends RowName {
  readonly predicted: Estimate;
  readonly published: number | null;
}

/** Places of one row's marks, counted from the row's top. */
interface RateBar {
  readonly id: string;
  readonly bar: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** Null where the solver gives no interval. */
  readonly interval: {
    readonly low: number;
    readonly high: number;
    readonly y: number;
    readonly height: number;
  } | null;
  readonly dot: { readonly x: number; readonly y: number; readonly radius: number } | null;
  readonly label: { readonly x: number; readonly y: number };
}

export interface RateBars {
  readonly frame: ChartFrame;
  readonly ticks: Axis['ticks'];
  readonly bars: readonly RateBar[];
}

/** Width that a label such as `42.3 Gbit/s +12.4 %` needs [em]. */
const labelEms = 11.2;

/** One bar per row from zero to the prediction, its interval on it, the published rate as a dot. */
export function rateBarsLayout(marks: readonly RateMark[], size: ChartSize): RateBars {
  const { em } = size;
  const frame = chartFrame(marks, size, { before: 0, after: labelEms });
  const largest = Math.max(
    0,
    ...marks.flatMap(({ predicted, published }) => [
      predicted.value,
      predicted.high,
      published ?? 0,
    ]),
  );
  const { x, ticks } = axisFromZero(largest, frame, tickEms * em);
  const middle = frame.barsTop + frame.barsHeight / 2;
  const thickness = 0.55 * frame.barsHeight;
  const bars = marks.map(({ id, predicted, published }) => {
    const end = Math.max(predicted.value, predicted.high, published ?? 0);
    return {
      id,
      bar: {
        x: frame.left,
        y: middle - thickness / 2,
        width: x(predicted.value) - frame.left,
        height: thickness,
      },
      interval:
        predicted.low === predicted.high
          ? null
          : { low: x(predicted.low), high: x(predicted.high), y: middle, height: 0.42 * em },
      dot: published === null ? null : { x: x(published), y: middle, radius: 0.36 * em },
      label: { x: x(end) + em, y: middle + 0.35 * em },
    };
  });
  return { frame, ticks, bars };
}
