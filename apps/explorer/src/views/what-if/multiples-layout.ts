import type { Quantiles } from '@hopwise/calibration';
import { type Axis, axisFromZero } from '../../layout/axis.ts';
import type { ChartSize } from '../../layout/chart-frame.ts';
import { wrapWords } from '../../layout/wrap-words.ts';

/** What a cell shows of one datapath. */
export interface MultipleDatum {
  readonly id: string;
  readonly name: string;
  /** Null before the first answer, and where there is none. */
  readonly value: number | null;
  readonly band: Quantiles | null;
  /** What pinned states have here; null where they have nothing. */
  readonly pins: readonly (number | null)[];
  /** A line under the bar: what limits it, or why there is no answer. */
  readonly note: string;
}

/** From one end to the other [px]. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Places of one cell; x and y are its corner, everything else counts from there. */
export interface MultipleCell {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly name: { readonly text: string; readonly y: number };
  readonly bar: { readonly y: number; readonly height: number; readonly width: number } | null;
  readonly wide: Span | null;
  readonly thick: Span | null;
  readonly bandY: number;
  readonly pins: readonly { readonly x: number; readonly pin: number }[];
  readonly label: { readonly x: number; readonly y: number };
  readonly notes: readonly { readonly text: string; readonly y: number }[];
}

export interface Multiples {
  readonly width: number;
  readonly height: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly columns: number;
  readonly ticks: Axis['ticks'];
  readonly tickY: number;
  /** From where to where lines of the grid go, in each column. */
  readonly columnHeights: readonly number[];
  readonly cells: readonly MultipleCell[];
}

const narrowestEms = 21;
const mostColumns = 6;
const gapEms = 1.6;
const cellEms = 6.6;
const axisEms = 2;
/** Room for a value right of the largest bar [em]. */
const labelEms = 9.5;
/** Widest average letter that we expect, in em. */
const letterEms = 0.6;
const noteLines = 2;

/**
 * Cells of one size in columns, each with a bar from zero on the scale of all. Places of cells depend
 * on how many there are and on the room, never on what is in them: nothing moves under a drag.
 */
export function multiplesLayout(
  data: readonly MultipleDatum[],
  { width, em }: ChartSize,
): Multiples {
  const gap = gapEms * em;
  const fitting = Math.floor((width + gap) / (narrowestEms * em + gap));
  const columns = Math.max(1, Math.min(mostColumns, fitting, data.length));
  const cellWidth = (width - (columns - 1) * gap) / columns;
  const cellHeight = cellEms * em;
  const rows = Math.ceil(data.length / columns);
  const axis = axisFromZero(
    largestOf(data),
    { left: 0, right: Math.max(4 * em, cellWidth - labelEms * em) },
    4.2 * em,
  );
  const letters = Math.max(8, Math.floor(cellWidth / (letterEms * em)));
  return {
    ...{ width, cellWidth, cellHeight, columns },
    height: rows * cellHeight + axisEms * em,
    ticks: axis.ticks,
    tickY: 1.1 * em,
    columnHeights: Array.from(
      { length: columns },
      (_, column) => Math.ceil((data.length - column) / columns) * cellHeight,
    ),
    cells: data.map((datum, index) =>
      cellOf(datum, axis, {
        ...{ em, letters },
        x: (index % columns) * (cellWidth + gap),
        y: Math.floor(index / columns) * cellHeight + axisEms * em,
      }),
    ),
  };
}

function cellOf(
  { id, name, value, band, pins, note }: MultipleDatum,
  { x: place }: Axis,
  { em, letters, x, y }: { readonly em: number; letters: number; x: number; y: number },
): MultipleCell {
  const barY = 1.7 * em;
  const height = 1.15 * em;
  const ends = [value ?? 0, band?.p95 ?? 0, ...pins.map((pin) => pin ?? 0)];
  const title = wrapWords(name, letters);
  return {
    ...{ id, x, y },
    name: { text: title.length > 1 ? `${title[0] ?? ''}\u2026` : name, y: em * 1.2 },
    bar: value === null ? null : { y: barY, height, width: place(value) },
    wide: band === null ? null : { from: place(band.p5), to: place(band.p95) },
    thick: band === null ? null : { from: place(band.p25), to: place(band.p75) },
    bandY: barY + height / 2,
    pins: pins.flatMap((at, pin) => (at === null ? [] : [{ x: place(at), pin }])),
    label: {
      x: value === null ? 0 : place(Math.max(...ends)) + 0.7 * em,
      y: barY + height / 2 + 0.35 * em,
    },
    notes: wrapWords(note, Math.floor(letters * 1.15))
      .slice(0, noteLines)
      .map((text, line) => ({ text, y: (4.8 + 1.15 * line) * em })),
  };
}

const largestOf = (data: readonly MultipleDatum[]): number =>
  Math.max(
    0,
    ...data.flatMap(({ value, band, pins }) => [
      value ?? 0,
      band?.p95 ?? 0,
      ...pins.map((pin) => pin ?? 0),
    ]),
  );
