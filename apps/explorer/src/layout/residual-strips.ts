import { type ChartFrame, type ChartSize, chartFrame, type RowName } from './chart-frame.ts';

/** Errors of one group, each a dot. */
export interface StripMark extends RowName {
  readonly errors: readonly {
    readonly id: string;
    readonly ratio: number;
    readonly isHeldOut: boolean;
  }[];
}

export interface ResidualStrips {
  readonly frame: ChartFrame;
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  readonly rows: readonly {
    readonly id: string;
    readonly dots: readonly {
      readonly id: string;
      readonly isHeldOut: boolean;
      readonly x: number;
      readonly y: number;
      readonly radius: number;
    }[];
  }[];
}

/** Predicted over measured at the ends of the axis. */
const ends = [1.25, 1.5, 2, 3, 5, 10, 30, 100, 1000] as const;

/**
 * One row per group, and in it a dot per prediction: predicted over measured on a logarithmic axis, so
 * that twice too much is as far out as half.
 */
export function residualStripsLayout(marks: readonly StripMark[], size: ChartSize): ResidualStrips {
  const { em } = size;
  const frame = chartFrame(marks, size, { before: 1.5, after: 2.5 });
  const logs = marks.flatMap(({ errors }) => errors.map(({ ratio }) => Math.abs(Math.log(ratio))));
  const largest = Math.max(0, ...logs.filter(Number.isFinite));
  const end = ends.find((each) => Math.log(each) >= largest) ?? 1000;
  const middle = (frame.left + frame.right) / 2;
  const half = (frame.right - frame.left) / 2;
  const x = (ratio: number): number => {
    const share = Math.log(ratio) / Math.log(end);
    return middle + half * Math.min(1, Math.max(-1, Number.isNaN(share) ? 0 : share));
  };
  const root = Math.sqrt(end);
  return {
    frame,
    ticks: [1 / end, 1 / root, 1, root, end].map((value) => ({ value, x: x(value) })),
    rows: marks.map(({ id, errors }) => ({
      id,
      dots: errors.map((error, index) => ({
        id: error.id,
        isHeldOut: error.isHeldOut,
        x: x(error.ratio),
        // Spread over three lines by turn, so that equal errors do not hide each other.
        y: frame.barsTop + frame.barsHeight * (0.25 + 0.25 * (index % 3)),
        radius: 0.26 * em,
      })),
    })),
  };
}
