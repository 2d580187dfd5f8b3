import { formatDuration, formatShare } from '../../format.ts';
import type { TableData } from '../table-data.ts';
import type { Followed } from './follow.ts';
import { busyIn, type LaneIndex } from './lane-index.ts';
import type { TimeWindow } from './time-window.ts';

const time = { unit: 'ns', text: formatDuration } as const;

/** How busy each CPU is in a window. */
export function lanesTable(index: LaneIndex, window: TimeWindow): TableData {
  const length = window.toNs - window.fromNs;
  const share = { unit: '1', text: formatShare } as const;
  return {
    caption: `How busy each CPU is from ${formatDuration(window.fromNs)} to ${formatDuration(window.toNs)}`,
    columns: [
      { name: 'CPU' },
      { name: 'busy', ...share },
      { name: 'process', ...share },
      { name: 'softirq', ...share },
      { name: 'slices' },
    ],
    rows: index.timeline.lanes.map(({ end, cpu }, lane) => {
      const { process, softirq, count } = busyIn(index, lane, window);
      return {
        id: `${end} ${cpu}`,
        cells: [
          `${end} ${cpu}`,
          ...[(process + softirq) / length, process / length, softirq / length, count],
        ],
      };
    }),
  };
}

/** Slices in the order of time: those that are followed, or all of a window. */
export function slicesTable(
  { timeline }: LaneIndex,
  window: TimeWindow,
  following: Followed | null,
): TableData {
  const rows = following?.rows ?? [...timeline.fromNs.keys()];
  const shown = rows.filter(
    (row) =>
      following !== null ||
      ((timeline.toNs[row] ?? 0) > window.fromNs && (timeline.fromNs[row] ?? 0) < window.toNs),
  );
  return {
    caption:
      following === null
        ? 'Every slice in view'
        : `What was done for connection ${following.flow}${following.operation === null ? '' : `, operation ${following.operation + 1}`}`,
    columns: [
      { name: 'begins', ...time },
      { name: 'takes', ...time },
      ...['CPU', 'context', 'work', 'path', 'connections', 'operation', 'stages'].map((name) => ({
        name,
      })),
    ],
    rows: shown.map((row) => {
      const { end = 'client', cpu = 0 } = timeline.lanes[timeline.lane[row] ?? 0] ?? {};
      const label = timeline.labels[timeline.label[row] ?? 0];
      const from = timeline.fromNs[row] ?? 0;
      const operation = timeline.operation[row] ?? -1;
      return {
        id: String(row),
        cells: [
          ...[from, (timeline.toNs[row] ?? from) - from, `${end} ${cpu}`, label?.context ?? ''],
          ...[label?.name ?? '', timeline.isTail[row] === 1 ? 'after it' : 'on the path'],
          (timeline.flowSets[timeline.flowSet[row] ?? 0] ?? []).join(' '),
          operation < 0 ? null : operation + 1,
          [...new Set(label?.stages ?? [])].join(' '),
        ],
      };
    }),
  };
}
