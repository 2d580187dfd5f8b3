import { axisFromZero } from './axis.ts';
import type { ChartSize } from './chart-frame.ts';
import type { Band } from './rate-bars.ts';

/** A prediction and what was measured of it. */
export interface ScatterMark {
  readonly id: string;
  readonly name: string;
  readonly measured: number;
  readonly predicted: number;
  readonly band: Band | null;
}

/** Places of a chart of predictions over measurements, both axes alike. */
export interface Scatter {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly { readonly value: number; readonly x: number; readonly y: number }[];
  /** Corners of the wedge that the scatter of runs alone fills, 19 times of 20. */
  readonly noise: readonly (readonly [x: number, y: number])[];
  readonly dots: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    /** Upper and lower end of the 90 % interval. */
    readonly high: number;
    readonly low: number;
  }[];
  readonly labels: readonly {
    readonly id: string;
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end';
  }[];
}

const leftEms = 4.5;
const bottomEms = 3.2;
const letterEms = 0.55;
const lineEms = 1.15;

/** @param noise - Scatter of repeated runs: standard deviation over mean. */
export function scatterLayout(
  marks: readonly ScatterMark[],
  { width, em }: ChartSize,
  noise: number,
): Scatter {
  const height = Math.round(Math.min(0.75 * width, 36 * em));
  const [left, right] = [leftEms * em, width - em];
  const [top, bottom] = [em, height - bottomEms * em];
  const largest = Math.max(
    0,
    ...marks.flatMap(({ measured, predicted, band }) => [measured, predicted, band?.p95 ?? 0]),
  );
  const across = axisFromZero(largest, { left, right }, 4 * em);
  const end = across.ticks.at(-1)?.value ?? 1;
  const y = (value: number): number => bottom - (value / end) * (bottom - top);
  const dots = marks.map(({ id, measured, predicted, band }) => ({
    id,
    x: across.x(measured),
    y: y(predicted),
    radius: 0.38 * em,
    high: y(band?.p95 ?? predicted),
    low: y(band?.p5 ?? predicted),
  }));
  const corner = (slope: number): readonly [number, number] =>
    slope >= 1 ? [across.x(end / slope), top] : [right, y(end * slope)];
  return {
    ...{ width, height, left, right, top, bottom, dots },
    ticks: across.ticks.map(({ value, x }) => ({ value, x, y: y(value) })),
    noise: [[left, bottom], corner(1 + 2 * noise), [right, top], corner(1 / (1 + 2 * noise))],
    labels: placedLabels(marks, dots, { right, bottom, em }),
  };
}

/** Beside its dot, where there is room; moved down where it would cover another. */
function placedLabels(
  marks: readonly ScatterMark[],
  dots: Scatter['dots'],
  { right, bottom, em }: { readonly right: number; readonly bottom: number; readonly em: number },
): Scatter['labels'] {
  const wanted = marks.flatMap(({ id, name }, i) => {
    const dot = dots[i];
    if (dot === undefined) return [];
    const wide = name.length * letterEms * em;
    const anchor = dot.x + em + wide <= right ? ('start' as const) : ('end' as const);
    const x = anchor === 'start' ? dot.x + 0.8 * em : dot.x - 0.8 * em;
    const from = anchor === 'start' ? x : x - wide;
    return [{ id, text: name, x, y: dot.y + 0.35 * em, anchor, from, to: from + wide }];
  });
  const placed: (typeof wanted)[number][] = [];
  for (const label of wanted.toSorted((a, b) => a.y - b.y)) {
    const above = placed.filter((other) => other.from < label.to && label.from < other.to);
    const y = Math.max(label.y, ...above.map((other) => other.y + lineEms * em));
    placed.push({ ...label, y });
  }
  // What was pushed out at the bottom goes up again, the lowest first.
  const fitted: (typeof wanted)[number][] = [];
  for (const label of placed.toReversed()) {
    const below = fitted.filter((other) => other.from < label.to && label.from < other.to);
    const y = Math.min(label.y, bottom, ...below.map((other) => other.y - lineEms * em));
    fitted.push({ ...label, y });
  }
  return fitted.map(({ id, text, x, y, anchor }) => ({ id, text, x, y, anchor }));
}
