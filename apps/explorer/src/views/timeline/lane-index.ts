import type { Timeline } from '@hopwise/simulator';
import type { TimeWindow } from './time-window.ts';

/** Rows of each lane, in the order of time: what a window shows is found by halving. */
export interface LaneIndex {
  readonly timeline: Timeline;
  readonly rows: readonly Int32Array[];
}

export function laneIndex(timeline: Timeline): LaneIndex {
  const { lane, lanes } = timeline;
  const counts = new Int32Array(lanes.length);
  for (const at of lane) counts[at] = (counts[at] ?? 0) + 1;
  const rows = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  // Rows come in the order of their begin, so those of a lane do too.
  for (const [row, at] of lane.entries()) {
    const place = counts[at] ?? 0;
    const own = rows[at];
    if (own !== undefined) own[place] = row;
    counts[at] = place + 1;
  }
  return { timeline, rows };
}

/** The first place in a lane whose slice ends after a time. */
export function firstAfter({ timeline, rows }: LaneIndex, lane: number, ns: number): number {
  const own = rows[lane] ?? new Int32Array();
  let [low, high] = [0, own.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timeline.toNs[own[middle] ?? 0] ?? 0) <= ns) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The slice of a lane at a time, or the next one within a tolerance; -1 for none. */
export function sliceAt(index: LaneIndex, lane: number, ns: number, toleranceNs: number): number {
  const { timeline, rows } = index;
  const row = rows[lane]?.[firstAfter(index, lane, ns - toleranceNs)];
  if (row === undefined || (timeline.fromNs[row] ?? 0) > ns + toleranceNs) return -1;
  return row;
}

/** Time that a lane is at work in a window, by context [ns], and how many slices that is. */
export function busyIn(
  index: LaneIndex,
  lane: number,
  { fromNs, toNs }: TimeWindow,
): { readonly process: number; readonly softirq: number; readonly count: number } {
  const { timeline, rows } = index;
  const own = rows[lane] ?? new Int32Array();
  const busy = { process: 0, softirq: 0, count: 0 };
  for (let place = firstAfter(index, lane, fromNs); place < own.length; place++) {
    const row = own[place] ?? 0;
    const [from, to] = [timeline.fromNs[row] ?? 0, timeline.toNs[row] ?? 0];
    if (from >= toNs) break;
    const context = timeline.labels[timeline.label[row] ?? 0]?.context ?? 'process';
    busy[context] += Math.min(to, toNs) - Math.max(from, fromNs);
    busy.count++;
  }
  return busy;
}
