import { contours as contoursOf, scaleLinear } from 'd3';
import type { ChartSize } from '../../layout/chart-frame.ts';

/** A figure at each pair of values of two knobs. */
export interface HeatDatum {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Row by row, from the smallest y; null where there is no answer. */
  readonly values: readonly (number | null)[];
  /** Whether values are differences, so that zero is where the colour changes. */
  readonly isSigned: boolean;
}

interface HeatCell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** From 0, the smallest value, to 1, the largest; null where there is no answer. */
  readonly level: number | null;
  /** Of a difference: whether it is below zero; its level then counts from zero, too. */
  readonly isLess: boolean;
}

/** Where a figure has one value, and a place for that value's number. */
interface Contour {
  readonly value: number;
  readonly rings: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly label: readonly [x: number, y: number] | null;
}

export interface HeatPlace {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly cells: readonly HeatCell[];
  readonly contours: readonly Contour[];
  readonly xTicks: readonly { readonly value: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
}

/** Lines between the smallest and the largest value. */
const contourCount = 6;

/** Cells of one size, one for each pair: knobs have stops, and what lies between is not asked. */
export function heatLayout(
  { xs, ys, values, isSigned }: HeatDatum,
  { width, em }: ChartSize,
): HeatPlace {
  const [left, top] = [5 * em, 0.8 * em];
  // Half of the last number stands beyond the last cell.
  const right = Math.max(left + 6 * em, width - 1.6 * em);
  const bottom = top + Math.min(30 * em, Math.max(14 * em, 0.5 * width));
  const cellWidth = (right - left) / xs.length;
  const cellHeight = (bottom - top) / ys.length;
  const known = values.filter((value) => value !== null);
  const [smallest, largest] = [Math.min(...known), Math.max(...known)];
  const level = isSigned
    ? scaleLinear([0, Math.max(Math.abs(smallest), Math.abs(largest), 1e-9)], [0, 1])
    : scaleLinear([smallest, largest > smallest ? largest : smallest + 1], [0, 1]);
  const xAt = (column: number): number => left + column * cellWidth;
  const yAt = (row: number): number => bottom - row * cellHeight;
  return {
    ...{ width, left, top, right, bottom, height: bottom + 3.4 * em },
    cells: values.map((value, i) => ({
      x: xAt(i % xs.length),
      y: yAt(Math.floor(i / xs.length) + 1),
      ...{ width: cellWidth, height: cellHeight },
      level: value === null ? null : level(isSigned ? Math.abs(value) : value),
      isLess: isSigned && value !== null && value < 0,
    })),
    contours:
      known.length < values.length || largest <= smallest
        ? []
        : apart(linesOf({ xs, ys, values: known }, [smallest, largest], { xAt, yAt }), em),
    xTicks: spaced(xs, (i) => xAt(i + 0.5), 3.6 * em).map(([value, x]) => ({ value, x })),
    yTicks: spaced(ys, (i) => yAt(i + 0.5), 1.6 * em).map(([value, y]) => ({ value, y })),
  };
}

/** Takes the number off a line whose number would cover another one. */
function apart(lines: readonly Contour[], em: number): readonly Contour[] {
  const kept: (readonly [x: number, y: number])[] = [];
  return lines.map((line) => {
    const { label } = line;
    if (label === null) return line;
    const covers = kept.some(
      ([x, y]) => Math.abs(x - label[0]) < 5 * em && Math.abs(y - label[1]) < 1.2 * em,
    );
    if (covers) return { ...line, label: null };
    kept.push(label);
    return line;
  });
}

function linesOf(
  { xs, ys, values }: { xs: readonly number[]; ys: readonly number[]; values: readonly number[] },
  [smallest, largest]: readonly [number, number],
  at: { readonly xAt: (column: number) => number; readonly yAt: (row: number) => number },
): readonly Contour[] {
  const thresholds = scaleLinear([smallest, largest], [0, 1])
    .ticks(contourCount)
    .filter((value) => value > smallest && value < largest);
  return contoursOf()
    .size([xs.length, ys.length])
    .thresholds(thresholds)([...values])
    .map(({ value, coordinates }) => {
      const rings = coordinates.flatMap((polygon) =>
        polygon
          .flatMap((ring) => withoutEdge(ring, xs.length, ys.length))
          .map((piece) =>
            piece.map(([column = 0, row = 0]) => [at.xAt(column), at.yAt(row)] as const),
          ),
      );
      const inner = rings
        .flat()
        .filter(
          ([x, y]) =>
            x > at.xAt(1) &&
            x < at.xAt(xs.length - 1) &&
            y < at.yAt(1) &&
            y > at.yAt(ys.length - 1),
        );
      return { value, rings, label: inner[Math.floor(inner.length / 2)] ?? null };
    });
}

/** The pieces of a ring that are inside of the map: along its edge it only closes itself. */
function withoutEdge(
  ring: readonly (readonly number[])[],
  columns: number,
  rows: number,
): readonly (readonly (readonly number[])[])[] {
  const isEdge = ([column = 0, row = 0]: readonly number[]): boolean =>
    column < 0.51 || row < 0.51 || column > columns - 0.51 || row > rows - 0.51;
  const pieces: (readonly number[])[][] = [[]];
  ring.forEach((point, i) => {
    const next = ring[i + 1];
    pieces.at(-1)?.push(point);
    if (next !== undefined && isEdge(point) && isEdge(next)) pieces.push([]);
  });
  return pieces.filter((piece) => piece.length > 1);
}

/** Values whose places have room for a number, the first and the last among them. */
function spaced(
  values: readonly number[],
  place: (index: number) => number,
  spacing: number,
): readonly (readonly [number, number])[] {
  const step = Math.abs(place(1) - place(0));
  const every = Math.max(1, Math.ceil(spacing / Math.max(step, 1e-9)));
  const last = values.length - 1;
  return values.flatMap((value, i) =>
    i === last || (i % every === 0 && (last - i) * step >= spacing)
      ? [[value, place(i)] as const]
      : [],
  );
}
