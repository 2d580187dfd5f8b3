import type { Quantiles } from '@hopwise/calibration';
import { scaleLinear } from 'd3';
import { axisFromZero } from '../../layout/axis.ts';
import type { ChartSize } from '../../layout/chart-frame.ts';

/** A line and what is known around it. */
export interface LineDatum {
  readonly id: string;
  readonly name: string;
  /** At each x; null where there is no answer. */
  readonly values: readonly (number | null)[];
  /** Known at some of the places. */
  readonly bands: readonly (Quantiles | null)[];
  readonly marks: readonly MarkDatum[];
}

/** What a simulation found at a place. */
export interface MarkDatum {
  readonly x: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface LinePlace {
  readonly id: string;
  /** Pieces without a gap. */
  readonly pieces: readonly (readonly Point[])[];
  /** Outlines: there along the upper edge, back along the lower. */
  readonly wide: readonly Point[];
  readonly thick: readonly Point[];
  readonly marks: readonly (Point & { readonly low: number; readonly high: number })[];
  readonly label: Point & { readonly text: string };
}

export interface LinesPlace {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xOf: (value: number) => number;
  readonly xTicks: readonly { readonly value: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
  readonly lines: readonly LinePlace[];
}

/** Widest average letter of a name, in em. */
const letterEms = 0.56;
const narrowEms = 40;

/**
 * Lines over a knob, from zero up, named at their right end.
 *
 * @param xs - In order, the same for every line.
 */
export function linesLayout(
  xs: readonly number[],
  data: readonly LineDatum[],
  { width, em, isLog }: ChartSize & { readonly isLog: boolean },
): LinesPlace {
  const isNarrow = width < narrowEms * em;
  const rows = isNarrow ? data.length : 0;
  const [top, left] = [0.8 * em + rows * 1.4 * em, 4.2 * em];
  const plotHeight = Math.min(26 * em, Math.max(14 * em, 0.45 * width));
  const bottom = top + plotHeight;
  const longest = Math.max(0, ...data.map(({ name }) => name.length));
  const labelWidth = Math.min(0.4 * width, (letterEms * longest + 1.2) * em);
  const right = Math.max(left + 4 * em, width - (isNarrow ? 1.5 * em : labelWidth));
  const place = xScale(xs, isLog, [left, right]);
  const largest = largestOf(data);
  const axis = axisFromZero(largest, { left: 0, right: plotHeight }, 2.4 * em);
  const y = (value: number): number => bottom - axis.x(value);
  const lines = data.map((datum) => ({
    ...lineOf(xs, datum, place, y),
    // What has no line is told of below the chart.
    label: { x: 0, y: 0, text: datum.values.every((each) => each === null) ? '' : datum.name },
  }));
  const ends = lines.map(({ pieces }) => pieces.at(-1)?.at(-1)?.y ?? bottom);
  const labelYs = isNarrow
    ? data.map((_, i) => (1 + 1.4 * i) * em)
    : apart(ends, 1.35 * em, [top, bottom]);
  return {
    ...{ width, left, right, top, bottom, height: bottom + 3.4 * em, xOf: place },
    xTicks: xTicksOf(xs, place, 3.6 * em),
    yTicks: axis.ticks.map(({ value, x }) => ({ value, y: bottom - x })),
    lines: lines.map((line, i) => ({
      ...line,
      label: {
        ...line.label,
        x: isNarrow ? left + 2 * em : right + 0.6 * em,
        y: (labelYs[i] ?? 0) + 0.35 * em,
      },
    })),
  };
}

function lineOf(
  xs: readonly number[],
  { id, values, bands, marks }: LineDatum,
  x: (value: number) => number,
  y: (value: number) => number,
) {
  const pieces: Point[][] = [[]];
  xs.forEach((at, i) => {
    const value = values[i] ?? null;
    if (value === null) pieces.push([]);
    else pieces.at(-1)?.push({ x: x(at), y: y(value) });
  });
  const known = xs.flatMap((at, i) => {
    const band = bands[i] ?? null;
    return band === null ? [] : [{ at, band }];
  });
  const outline = (low: 'p5' | 'p25', high: 'p75' | 'p95'): readonly Point[] =>
    known.length < 2
      ? []
      : [
          ...known.map(({ at, band }) => ({ x: x(at), y: y(band[high]) })),
          ...known.toReversed().map(({ at, band }) => ({ x: x(at), y: y(band[low]) })),
        ];
  return {
    id,
    pieces: pieces.filter((piece) => piece.length > 0),
    ...{ wide: outline('p5', 'p95'), thick: outline('p25', 'p75') },
    marks: marks.map((mark) => ({
      ...{ x: x(mark.x), y: y(mark.value), low: y(mark.low), high: y(mark.high) },
    })),
  };
}

/** Where values of a knob are; zero has a place on a logarithmic axis too. */
function xScale(
  xs: readonly number[],
  isLog: boolean,
  range: readonly [number, number],
): (value: number) => number {
  const bend = (value: number): number => (isLog ? Math.log(value + logShift(xs)) : value);
  const scale = scaleLinear([bend(xs[0] ?? 0), bend(xs.at(-1) ?? 1)], [...range]);
  return (value) => scale(bend(value));
}

/** What is added before the logarithm: nothing, unless the axis begins at zero. */
const logShift = (xs: readonly number[]): number => ((xs[0] ?? 0) === 0 ? (xs[1] ?? 1) / 2 : 0);

/** The stops that have room for their number: first and last, then 1s, then what is left. */
function xTicksOf(xs: readonly number[], place: (value: number) => number, spacing: number) {
  const rank = (value: number): number => {
    const mantissa = value / 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)));
    return Math.abs(mantissa - 1) < 1e-9
      ? 0
      : [2, 5].some((m) => Math.abs(mantissa - m) < 1e-9)
        ? 1
        : 2;
  };
  const kept: number[] = [];
  const ordered = [...xs].toSorted((a, b) => rankOf(xs, a, rank) - rankOf(xs, b, rank));
  for (const value of ordered) {
    if (kept.every((other) => Math.abs(place(other) - place(value)) >= spacing)) kept.push(value);
  }
  return kept.toSorted((a, b) => a - b).map((value) => ({ value, x: place(value) }));
}

const rankOf = (xs: readonly number[], value: number, rank: (value: number) => number): number =>
  value === xs[0] || value === xs.at(-1) ? -1 : rank(value);

/** Places near those wanted, at least `gap` from each other, within a span where it is long enough. */
export function apart(
  wanted: readonly number[],
  gap: number,
  [from, to]: readonly [number, number],
): readonly number[] {
  const order = wanted.map((at, i) => ({ at, i })).toSorted((a, b) => a.at - b.at);
  const placed: number[] = [];
  for (const { at } of order) placed.push(Math.max(at, (placed.at(-1) ?? from - gap) + gap));
  for (let i = placed.length - 1, limit = to; i >= 0; i--, limit -= gap) {
    placed[i] = Math.min(placed[i] ?? 0, limit);
    limit = Math.min(limit, placed[i] ?? limit);
  }
  const result = wanted.map(() => 0);
  order.forEach(({ i }, rank) => {
    result[i] = placed[rank] ?? 0;
  });
  return result;
}

const largestOf = (data: readonly LineDatum[]): number =>
  Math.max(
    0,
    ...data.flatMap(({ values, bands, marks }) => [
      ...values.map((value) => value ?? 0),
      ...bands.map((band) => band?.p95 ?? 0),
      ...marks.map(({ high }) => high),
    ]),
  );
