import { scaleLog } from 'd3';
import type { ChartSize } from './chart-frame.ts';

/** A prediction and its measurement, both above zero. */
export interface PairMark {
  readonly id: string;
  readonly measured: number;
  readonly predicted: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

export interface LogPairs {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Powers of ten, alike on both axes. */
  readonly ticks: readonly { readonly value: number; readonly x: number; readonly y: number }[];
  readonly dots: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly high: number;
    readonly low: number;
  }[];
}

/** Places of pairs on two equal logarithmic axes, so that the diagonal is where they agree. */
export function logPairsLayout(marks: readonly PairMark[], { width, em }: ChartSize): LogPairs {
  const height = Math.round(Math.min(0.75 * width, 36 * em));
  const [left, right, top, bottom] = [4 * em, width - 1.5 * em, em, height - 3.2 * em];
  const values = marks
    .flatMap(({ measured, predicted, interval }) => [
      measured,
      predicted,
      ...(interval === null ? [] : [interval.low, interval.high]),
    ])
    .filter((value) => value > 0 && Number.isFinite(value));
  const least = Math.floor(Math.log10(Math.min(...values, 1e12)));
  const most = Math.ceil(Math.log10(Math.max(...values, 1e-12)));
  const [from, to] = values.length === 0 ? [0, 1] : [least, Math.max(most, least + 1)];
  const domain = [10 ** from, 10 ** to];
  const x = scaleLog(domain, [left, right]).clamp(true);
  const y = scaleLog(domain, [bottom, top]).clamp(true);
  return {
    ...{ width, height, left, right, top, bottom },
    ticks: Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i)).map((value) => ({
      value,
      x: x(value),
      y: y(value),
    })),
    dots: marks.map(({ id, measured, predicted, interval }) => ({
      id,
      x: x(measured),
      y: y(predicted),
      radius: 0.3 * em,
      high: y(interval?.high ?? predicted),
      low: y(interval?.low ?? predicted),
    })),
  };
}
