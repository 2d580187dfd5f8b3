import type { End } from '@hopwise/datapath';
import type { Timeline } from './timeline.ts';

/** One event of a trace; which fields there are depends on its phase. */
type TraceEvent =
  | {
      readonly ph: 'M';
      readonly name: 'process_name' | 'thread_name' | 'process_sort_index' | 'thread_sort_index';
      readonly pid: number;
      readonly tid: number;
      readonly args: { readonly name: string } | { readonly sort_index: number };
    }
  | {
      readonly ph: 'X';
      readonly name: string;
      readonly cat: string;
      readonly pid: number;
      readonly tid: number;
      /** Microseconds from the beginning of the trace. */
      readonly ts: number;
      readonly dur: number;
      readonly args: Readonly<Record<string, string | number>>;
    };

interface ChromeTrace {
  readonly displayTimeUnit: 'ns';
  readonly traceEvents: readonly TraceEvent[];
  readonly otherData: Readonly<Record<string, string>>;
}

const pidOf: Readonly<Record<End, number>> = { client: 1, server: 2 };

/**
 * A timeline in the trace event format that chrome://tracing and Perfetto open: machines are processes,
 * CPUs are threads.
 *
 * @param title - What was simulated.
 * @source https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export function chromeTrace(timeline: Timeline, title: string): ChromeTrace {
  const { lanes, labels, flowSets, fromNs, toNs } = timeline;
  const ends = (['client', 'server'] as const).filter((end) =>
    lanes.some((lane) => lane.end === end),
  );
  const machines = ends.flatMap((end): readonly TraceEvent[] => [
    meta('process_name', pidOf[end], 0, { name: end }),
    meta('process_sort_index', pidOf[end], 0, { sort_index: pidOf[end] }),
  ]);
  const cpus = lanes.flatMap(({ end, cpu }): readonly TraceEvent[] => [
    meta('thread_name', pidOf[end], cpu, { name: `CPU ${cpu}` }),
    meta('thread_sort_index', pidOf[end], cpu, { sort_index: cpu }),
  ]);
  const slices = Array.from(fromNs, (from, row): TraceEvent => {
    const { end, cpu } = lanes[timeline.lane[row] ?? 0] ?? { end: 'client', cpu: 0 };
    const label = labels[timeline.label[row] ?? 0];
    const isTail = timeline.isTail[row] === 1;
    const operation = timeline.operation[row] ?? -1;
    return {
      ph: 'X',
      name: isTail ? `after ${label?.name ?? ''}` : (label?.name ?? ''),
      cat: label?.context ?? 'process',
      pid: pidOf[end],
      tid: cpu,
      ts: from / 1000,
      dur: ((toNs[row] ?? from) - from) / 1000,
      args: {
        connections: (flowSets[timeline.flowSet[row] ?? 0] ?? []).join(' '),
        ...(operation < 0 ? {} : { operation }),
        stages: [...new Set(label?.stages ?? [])].join(' '),
      },
    };
  });
  return {
    displayTimeUnit: 'ns',
    traceEvents: [...machines, ...cpus, ...slices],
    otherData: { title, producer: 'Hopwise' },
  };
}

const meta = (
  name: Extract<TraceEvent, { ph: 'M' }>['name'],
  pid: number,
  tid: number,
  args: Extract<TraceEvent, { ph: 'M' }>['args'],
): TraceEvent => ({ ph: 'M', name, pid, tid, args });
