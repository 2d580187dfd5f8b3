import { firstAfter, type LaneIndex } from './lane-index.ts';
import type { TimeWindow } from './time-window.ts';

/**
 * The slice that an arrow key leads to: before or after on the same CPU, or on the CPU above or below
 * at about the same time. Null for other keys, or where there is none.
 */
export function neighbour(
  index: LaneIndex,
  at: number,
  window: TimeWindow,
  key: string,
): number | null {
  const { timeline, rows } = index;
  const steps: Readonly<Record<string, readonly [lanes: number, places: number]>> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
  };
  const step = steps[key];
  if (step === undefined) return null;
  if (at < 0) return rows[0]?.[firstAfter(index, 0, window.fromNs)] ?? null;
  const lane = timeline.lane[at] ?? 0;
  const begin = timeline.fromNs[at] ?? 0;
  const [lanes, places] = step;
  const target = lane + lanes;
  const own = rows[target];
  if (own === undefined || own.length === 0) return null;
  const place =
    lanes === 0
      ? own.indexOf(at) + places
      : Math.min(own.length - 1, firstAfter(index, target, begin));
  return own[Math.min(own.length - 1, Math.max(0, place))] ?? null;
}
