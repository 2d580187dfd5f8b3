import { type Axis, axisFromZero } from './axis.ts';
import {
  type ChartFrame,
  type ChartSize,
  chartFrame,
  type RowName,
  tickEms,
} from './chart-frame.ts';

/** Shares of operations, and from one to the next the widths of their span [em]. */
export const latencyLevels = ['p50', 'p90', 'p99', 'p999', 'p9999'] as const;
export type LatencyLevel = (typeof latencyLevels)[number];
const spanEms = [0.9, 0.55, 0.28, 0.1] as const;

/** How long operations of one datapath take [ns]. */
export interface LatencyMark extends RowName {
  readonly predicted: Readonly<Record<LatencyLevel, number>>;
  readonly measured: readonly { readonly level: LatencyLevel; readonly ns: number }[];
}

/** Places of one row's marks, counted from the row's top. */
interface LatencySpan {
  readonly id: string;
  /** From each level to the next, ever thinner, as ever fewer operations are there. */
  readonly spans: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** A line across at each level. */
  readonly levels: readonly {
    readonly level: LatencyLevel;
    readonly x: number;
    readonly top: number;
    readonly bottom: number;
  }[];
  readonly dots: readonly {
    readonly level: LatencyLevel;
    readonly x: number;
    readonly y: number;
    readonly radius: number;
  }[];
  readonly label: { readonly x: number; readonly y: number };
}

interface LatencySpans {
  readonly frame: ChartFrame;
  readonly ticks: Axis['ticks'];
  readonly rows: readonly LatencySpan[];
}

/** Width that a label such as `39.0 us P99 107 us` needs [em]. */
const labelEms = 11.2;

/** One row per datapath, from the time that half of the operations keep to the longest of 10 000. */
export function latencySpansLayout(marks: readonly LatencyMark[], size: ChartSize): LatencySpans {
  const { em } = size;
  const frame = chartFrame(marks, size, { before: 0, after: labelEms });
  const largest = Math.max(0, ...marks.map(largestOf));
  const { x, ticks } = axisFromZero(largest, frame, tickEms * em);
  const middle = frame.barsTop + frame.barsHeight / 2;
  return {
    frame,
    ticks,
    rows: marks.map((mark) => {
      const at = latencyLevels.map((level) => x(mark.predicted[level]));
      return {
        id: mark.id,
        spans: spanEms.map((ems, i) => ({
          x: at[i] ?? 0,
          y: middle - (ems * em) / 2,
          width: Math.max(0, (at[i + 1] ?? 0) - (at[i] ?? 0)),
          height: ems * em,
        })),
        levels: latencyLevels.map((level, i) => {
          const half = ((spanEms[i] ?? 0.1) * em) / 2 + 0.25 * em;
          return { level, x: at[i] ?? 0, top: middle - half, bottom: middle + half };
        }),
        dots: mark.measured.map(({ level, ns }) => ({
          ...{ level, x: x(ns), radius: 0.3 * em },
          y: middle + 0.75 * em,
        })),
        label: { x: x(largestOf(mark)) + em, y: middle + 0.35 * em },
      };
    }),
  };
}

const largestOf = ({ predicted, measured }: LatencyMark): number =>
  Math.max(...latencyLevels.map((level) => predicted[level]), ...measured.map(({ ns }) => ns));
