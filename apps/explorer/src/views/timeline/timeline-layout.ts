import { scaleLinear } from 'd3';
import type { ChartSize } from '../../layout/chart-frame.ts';
import { firstAfter, type LaneIndex } from './lane-index.ts';
import type { TimeWindow } from './time-window.ts';

/** How slices are drawn: all of one kind are one shape. */
export type SliceKind = 'process' | 'softirq' | 'process-after' | 'softirq-after' | 'followed';

export interface TimelineLayout {
  readonly width: number;
  readonly height: number;
  readonly laneHeight: number;
  readonly left: number;
  readonly right: number;
  readonly lanes: readonly {
    readonly y: number;
    readonly title: string;
    readonly isFirst: boolean;
  }[];
  /** Path data of all slices of a kind: rectangles, those closer than a pixel made one. */
  readonly shapes: Readonly<Record<SliceKind, string>>;
  /** Names of slices that are wide enough for them. */
  readonly labels: readonly {
    readonly row: number;
    readonly text: string;
    readonly x: number;
    readonly y: number;
  }[];
  /** Corners of the line through what is followed. */
  readonly thread: readonly (readonly [number, number])[];
  readonly ticks: readonly { readonly ns: number; readonly x: number }[];
  readonly x: (ns: number) => number;
  readonly nsAt: (x: number) => number;
  /** The lane at a height; -1 outside. */
  readonly laneAt: (y: number) => number;
}

const laneEms = 1.25;
const titleEms = 7.6;
const letterEms = 0.52;
const axisEms = 1.8;

/** Lays out what a window shows; nothing outside it costs anything. */
export function timelineLayout(
  index: LaneIndex,
  window: TimeWindow,
  { width, em }: ChartSize,
  followedRows: ReadonlySet<number>,
): TimelineLayout {
  const { timeline, rows } = index;
  const { lanes } = timeline;
  const laneHeight = laneEms * em;
  const top = axisEms * em;
  const left = Math.min(titleEms * em, 0.28 * width);
  const right = width - 0.4 * em;
  const scale = scaleLinear([window.fromNs, window.toNs], [left, right]);
  const x = (ns: number): number => scale(ns);
  const yOf = (lane: number): number => top + lane * laneHeight;
  const shapes: Record<SliceKind, string[]> = {
    ...{ process: [], softirq: [], 'process-after': [], 'softirq-after': [], followed: [] },
  };
  const labels: TimelineLayout['labels'][number][] = [];
  const height = laneHeight - Math.max(1, 0.2 * em);
  for (let lane = 0; lane < lanes.length; lane++) {
    const own = rows[lane] ?? new Int32Array();
    const y = yOf(lane);
    /** Where each kind has been drawn to on this lane [px]. */
    const drawnTo: Partial<Record<SliceKind, number>> = {};
    for (let place = firstAfter(index, lane, window.fromNs); place < own.length; place++) {
      const row = own[place] ?? 0;
      const from = timeline.fromNs[row] ?? 0;
      if (from >= window.toNs) break;
      const label = timeline.labels[timeline.label[row] ?? 0];
      const isAfter = timeline.isTail[row] === 1;
      const context = label?.context ?? 'process';
      const kind: SliceKind = followedRows.has(row)
        ? 'followed'
        : isAfter
          ? `${context}-after`
          : context;
      const begin = Math.max(left, x(from));
      const end = Math.min(right, x(timeline.toNs[row] ?? from));
      const start = Math.max(begin, drawnTo[kind] ?? left);
      const stop = Math.max(end, begin + 0.75);
      if (stop > start) {
        shapes[kind].push(rectangle(start, y, stop - start, height));
        // A pixel that is drawn is drawn: the next slice of the kind begins after it.
        drawnTo[kind] = stop;
      }
      const text = label?.name ?? '';
      if (!isAfter && end - begin >= (text.length + 1) * letterEms * em) {
        labels.push({ row, text, x: begin + 0.25 * em, y: y + height / 2 + 0.3 * em });
      }
    }
  }
  return {
    ...{ width, height: yOf(lanes.length) + 0.2 * em, laneHeight, left, right, x },
    lanes: lanes.map(({ end, cpu }, lane) => ({
      y: yOf(lane),
      title: `${end} CPU ${cpu}`,
      isFirst: lane === 0 || lanes[lane - 1]?.end !== end,
    })),
    shapes: {
      process: shapes.process.join(''),
      softirq: shapes.softirq.join(''),
      'process-after': shapes['process-after'].join(''),
      'softirq-after': shapes['softirq-after'].join(''),
      followed: shapes.followed.join(''),
    },
    labels,
    thread: threadOf(index, followedRows, window, { x, yOf, height }),
    ticks: scale
      .ticks(Math.max(2, Math.floor((right - left) / (6 * em))))
      .map((ns) => ({ ns, x: x(ns) })),
    nsAt: (at) => scale.invert(at),
    laneAt: (y) => {
      const lane = Math.floor((y - top) / laneHeight);
      return lane >= 0 && lane < lanes.length ? lane : -1;
    },
  };
}

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;

const round = (value: number): number => Math.round(100 * value) / 100;

/** From slice to slice of what is followed, one corner at the begin and one at the end of each. */
function threadOf(
  { timeline }: LaneIndex,
  rows: ReadonlySet<number>,
  { fromNs, toNs }: TimeWindow,
  place: {
    readonly x: (ns: number) => number;
    readonly yOf: (lane: number) => number;
    readonly height: number;
  },
): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  for (const row of rows) {
    const [from, to] = [timeline.fromNs[row] ?? 0, timeline.toNs[row] ?? 0];
    if (timeline.isTail[row] === 1 || to < fromNs || from > toNs) continue;
    const y = place.yOf(timeline.lane[row] ?? 0) + place.height / 2;
    points.push([place.x(Math.max(from, fromNs)), y], [place.x(Math.min(to, toNs)), y]);
  }
  return points;
}
