import { type ChartFrame, type ChartSize, chartFrame, type RowName } from './chart-frame.ts';

/** How far a prediction is from what was measured [fraction], and how far it may be. */
export interface ResidualMark extends RowName {
  /** Null where nothing was measured. */
  readonly error: number | null;
  /** Ends of the 90 % interval, seen from the measured figure [fraction]. */
  readonly band: { readonly low: number; readonly high: number } | null;
}

export interface ResidualBars {
  readonly frame: ChartFrame;
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  readonly zero: number;
  /** What the scatter of runs alone covers, 19 times of 20. */
  readonly noise: { readonly x: number; readonly width: number };
  readonly bars: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly band: { readonly x: number; readonly width: number } | null;
    readonly label: { readonly x: number; readonly y: number };
  }[];
}

const labelEms = 5;
/** Round ends of the axis, as fractions. */
const ends = [0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.5, 2, 3, 5, 10, 20, 50, 100, 1000];

/** One bar per row from zero to its error, to the right where too much is predicted. */
export function residualBarsLayout(
  marks: readonly ResidualMark[],
  size: ChartSize,
  noise: number,
): ResidualBars {
  const { em } = size;
  const frame = chartFrame(marks, size, { before: labelEms, after: labelEms });
  const largest = Math.max(2 * noise, ...marks.map(({ error }) => Math.abs(error ?? 0)));
  const end = ends.find((each) => each > largest) ?? largest;
  const middle = (frame.left + frame.right) / 2;
  const half = (frame.right - frame.left) / 2;
  // A band may be wider than all errors: its end is then cut at the end of the axis.
  const x = (value: number): number => middle + half * Math.min(1, Math.max(-1, value / end));
  const thickness = 0.4 * frame.barsHeight;
  return {
    frame,
    zero: middle,
    ticks: [-1, -0.5, 0, 0.5, 1].map((share) => ({ value: share * end, x: x(share * end) })),
    noise: { x: x(-2 * noise), width: x(2 * noise) - x(-2 * noise) },
    bars: marks.flatMap(({ id, error, band }) => {
      if (error === null) return [];
      const y = frame.barsTop + (frame.barsHeight - thickness) / 2;
      const outer = Math.max(middle, x(error), band === null ? 0 : x(band.high)) + 0.5 * em;
      return [
        {
          id,
          x: Math.min(middle, x(error)),
          y,
          width: Math.abs(x(error) - middle),
          height: thickness,
          band: band === null ? null : { x: x(band.low), width: x(band.high) - x(band.low) },
          label: { x: outer, y: y + thickness / 2 + 0.35 * em },
        },
      ];
    }),
  };
}
