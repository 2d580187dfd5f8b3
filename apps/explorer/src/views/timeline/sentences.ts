import type { Timeline } from '@hopwise/simulator';
import { formatDuration, formatNumber } from '../../format.ts';
import { busyIn, type LaneIndex } from './lane-index.ts';
import type { TimeWindow } from './time-window.ts';

/** What the window shows, in a sentence. */
export function windowSentence(index: LaneIndex, window: TimeWindow): string {
  const { lanes } = index.timeline;
  const length = window.toNs - window.fromNs;
  const busy = { client: 0, server: 0 };
  let softirq = 0;
  let count = 0;
  for (const [lane, { end }] of lanes.entries()) {
    const own = busyIn(index, lane, window);
    busy[end] += own.process + own.softirq;
    softirq += own.softirq;
    count += own.count;
  }
  const all = busy.client + busy.server;
  const cores = (ns: number): string => `${formatNumber(ns / length)}\u00a0cores`;
  const share = all > 0 ? Math.round((100 * softirq) / all) : 0;
  return `${formatDuration(window.fromNs)} to ${formatDuration(window.toNs)} of the simulation: ${count} slices on ${lanes.length} CPUs; the client keeps ${cores(busy.client)} busy, the server ${cores(busy.server)}, ${share}\u00a0% of it in softirqs.`;
}

/** A slice in words. */
export function sliceSentence(timeline: Timeline, row: number): string {
  const { end = 'client', cpu = 0 } = timeline.lanes[timeline.lane[row] ?? 0] ?? {};
  const label = timeline.labels[timeline.label[row] ?? 0];
  const flows = timeline.flowSets[timeline.flowSet[row] ?? 0] ?? [];
  const [from, to] = [timeline.fromNs[row] ?? 0, timeline.toNs[row] ?? 0];
  const operation = timeline.operation[row] ?? -1;
  const whose = `connection${flows.length === 1 ? '' : 's'} ${flows.slice(0, 8).join(', ')}${flows.length > 8 ? ' and more' : ''}`;
  return `${end} CPU ${cpu}: ${timeline.isTail[row] === 1 ? 'after ' : ''}${label?.name ?? ''}, ${formatDuration(to - from)} in ${label?.context ?? ''} context, from ${formatDuration(from)} on, for ${whose}${operation < 0 ? '' : `, operation ${operation + 1}`}.`;
}

/** The stages that a slice may pay for, each once. */
export const sliceStages = (timeline: Timeline, row: number): readonly string[] => [
  ...new Set(timeline.labels[timeline.label[row] ?? 0]?.stages ?? []),
];
