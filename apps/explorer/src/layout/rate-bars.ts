import { type Axis, axisFromZero } from './axis.ts';
import {
  type ChartFrame,
  type ChartSize,
  chartFrame,
  type RowName,
  tickEms,
} from './chart-frame.ts';

/** Where a figure is expected: five and twenty-five per cent from each end. */
export interface Band {
  readonly p5: number;
  readonly p25: number;
  readonly p75: number;
  readonly p95: number;
}

/** A predicted rate with its intervals, and every measured one. */
export interface RateMark extends RowName {
  readonly predicted: number;
  /** Null where nobody knows. */
  readonly band: Band | null;
  readonly measured: readonly MeasuredMark[];
}

export interface MeasuredMark {
  readonly value: number;
  /** Read from a picture, so that it is drawn hollow. */
  readonly isRead: boolean;
  /** From a file of the reader's. */
  readonly isDropped: boolean;
  /** Where nine repeats of ten would be; null where repeats are drawn themselves. */
  readonly interval: { readonly low: number; readonly high: number } | null;
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
  /** From wide and thin to narrow and thick: 90 %, then 50 %. */
  readonly bands: readonly {
    readonly level: 50 | 90;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly dots: readonly (MeasuredMark & {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    /** Left and right end of its interval. */
    readonly whisker: { readonly x1: number; readonly x2: number } | null;
  })[];
  readonly label: { readonly x: number; readonly y: number };
}

export interface RateBars {
  readonly frame: ChartFrame;
  readonly ticks: Axis['ticks'];
  readonly bars: readonly RateBar[];
}

/** Width that a label such as `42.3 Gbit/s +12.4 %` needs [em]. */
const labelEms = 11.2;

/** One bar per row from zero to the prediction, its intervals on it, measured rates as dots. */
export function rateBarsLayout(marks: readonly RateMark[], size: ChartSize): RateBars {
  const { em } = size;
  const frame = chartFrame(marks, size, { before: 0, after: labelEms });
  const { x, ticks } = axisFromZero(Math.max(0, ...marks.map(largestOf)), frame, tickEms * em);
  const middle = frame.barsTop + frame.barsHeight / 2;
  const thickness = 0.55 * frame.barsHeight;
  const bars = marks.map((mark) => ({
    id: mark.id,
    bar: {
      x: frame.left,
      y: middle - thickness / 2,
      width: x(mark.predicted) - frame.left,
      height: thickness,
    },
    bands: bandsOf(mark.band, x, middle, em),
    dots: mark.measured.map((each) => ({
      ...each,
      x: x(each.value),
      // At the lower edge of the bar, so that no interval hides the other.
      y: middle + thickness / 2 + 0.1 * em,
      radius: 0.3 * em,
      whisker:
        each.interval === null ? null : { x1: x(each.interval.low), x2: x(each.interval.high) },
    })),
    label: { x: x(largestOf(mark)) + em, y: middle + 0.35 * em },
  }));
  return { frame, ticks, bars };
}

const largestOf = ({ predicted, band, measured }: RateMark): number =>
  Math.max(
    predicted,
    band?.p95 ?? 0,
    ...measured.map(({ value, interval }) => Math.max(value, interval?.high ?? 0)),
  );

function bandsOf(
  band: Band | null,
  x: (value: number) => number,
  middle: number,
  em: number,
): RateBar['bands'] {
  if (band === null) return [];
  const place = (level: 50 | 90, low: number, high: number, height: number) => ({
    level,
    x: x(low),
    y: middle - height / 2,
    width: x(high) - x(low),
    height,
  });
  return [place(90, band.p5, band.p95, 0.14 * em), place(50, band.p25, band.p75, 0.42 * em)];
}
