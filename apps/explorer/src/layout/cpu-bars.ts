import type { Context, CpuUse, End } from '@hopwise/datapath';
import { type Axis, axisFromZero } from './axis.ts';
import {
  type ChartFrame,
  type ChartSize,
  chartFrame,
  type RowName,
  tickEms,
} from './chart-frame.ts';

/** CPU of both ends, predicted by context, published as a total [cores]. */
export interface CpuMark extends RowName {
  readonly predicted: Readonly<Record<End, CpuUse>>;
  readonly published: Readonly<Record<End, number | null>>;
}

/** Places of one end's bar, counted from the row's top. */
export interface CpuBar {
  readonly end: End;
  readonly y: number;
  readonly height: number;
  /** Left to right: process, softirq, hardirq; each begins where the one before it ends. */
  readonly segments: readonly {
    readonly context: Context;
    readonly x: number;
    readonly width: number;
  }[];
  readonly dot: { readonly x: number; readonly y: number; readonly radius: number } | null;
  readonly label: { readonly x: number; readonly y: number };
}

export interface CpuBars {
  readonly frame: ChartFrame;
  readonly ticks: Axis['ticks'];
  readonly rows: readonly { readonly id: string; readonly bars: readonly CpuBar[] }[];
}

const contexts = ['process', 'softirq', 'hardirq'] as const satisfies readonly Context[];
const ends = ['client', 'server'] as const satisfies readonly End[];

/** Width of `server` before a bar, and of a label such as `10.3 +12.4 %` after it [em]. */
const endEms = 3.6;
const labelEms = 8;

/** Two bars per row, client over server, each a stack of contexts; published totals as dots. */
export function cpuBarsLayout(marks: readonly CpuMark[], size: ChartSize): CpuBars {
  const { em } = size;
  const frame = chartFrame(marks, size, { before: endEms, after: labelEms });
  const largest = Math.max(
    0,
    ...marks.flatMap(({ predicted, published }) =>
      ends.flatMap((end) => [stackOf(predicted[end]), published[end] ?? 0]),
    ),
  );
  const { x, ticks } = axisFromZero(largest, frame, tickEms * em);
  const height = 0.44 * frame.barsHeight;
  const rows = marks.map(({ id, predicted, published }) => ({
    id,
    bars: ends.map((end, index) => {
      const y = frame.barsTop + index * (frame.barsHeight - height);
      const total = published[end];
      return {
        end,
        y,
        height,
        segments: segmentsOf(predicted[end], x),
        dot: total === null ? null : { x: x(total), y: y + height / 2, radius: 0.36 * em },
        label: {
          x: x(Math.max(stackOf(predicted[end]), total ?? 0)) + em,
          y: y + height / 2 + 0.35 * em,
        },
      };
    }),
  }));
  return { frame, ticks, rows };
}

const stackOf = (use: CpuUse): number => use.process + use.softirq + use.hardirq;

function segmentsOf(use: CpuUse, x: (cores: number) => number): CpuBar['segments'] {
  let below = 0;
  return contexts.map((context) => {
    const start = x(below);
    below += use[context];
    return { context, x: start, width: x(below) - start };
  });
}
