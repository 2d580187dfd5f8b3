import type { Figure } from '@hopwise/dataset';
import type { InterimResult } from '../parsers/netperf-interim.ts';
import { ParseError } from '../parsers/parse-error.ts';
import { commonWindow } from './common-window.ts';

/** One of several processes that ran at once. */
interface ProcessFigures {
  readonly figures: readonly Figure[];
  readonly interim: readonly InterimResult[];
}

/** How figures of processes become one; those not named here cannot (percentiles above all). */
const joins = {
  sent_bps: 'sum',
  retransmits: 'sum',
  latency_min_us: 'min',
  latency_max_us: 'max',
  latency_mean_us: 'mean',
  loss_pct: 'mean',
  tcp_mss_bytes: 'min',
  // Each process reads the whole node, over nearly the same time.
  cpu_client_cores: 'mean',
  cpu_server_cores: 'mean',
} as const;

const rates: readonly string[] = ['rr_per_s', 'crr_per_s', 'throughput_bps'];

/**
 * Figures of processes that ran at once. Their rates are added over the time that they had in
 * common; of datagrams only what arrived counts, which no process says meanwhile, so those are
 * added as they are.
 *
 * @throws {ParseError} if there was no such time, or it was short
 */
export function together(processes: readonly ProcessFigures[]): readonly Figure[] {
  const [first] = processes;
  if (first === undefined) throw new TypeError('no processes');
  const main = first.figures.find(({ metric }) => rates.includes(metric));
  const weights = processes.map(({ figures }) => valueOf(figures, main?.metric) ?? 0);
  return first.figures.flatMap((figure): readonly Figure[] => {
    const values = processes.map(({ figures }) => valueOf(figures, figure.metric) ?? Number.NaN);
    const streams = processes.length;
    if (figure.metric === main?.metric) return [{ ...rateOf(figure, values, processes), streams }];
    const how = joins[figure.metric as keyof typeof joins];
    if (how === undefined || values.some(Number.isNaN)) return [];
    const note = `${figure.note}, ${how} of ${streams} processes`;
    return [{ ...figure, streams, value: joined(how, values, weights), note }];
  });
}

const valueOf = (figures: readonly Figure[], metric: string | undefined): number | undefined =>
  figures.find((figure) => figure.metric === metric)?.value;

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function joined(
  how: (typeof joins)[keyof typeof joins],
  values: readonly number[],
  weights: readonly number[],
): number {
  if (how === 'sum') return sum(values);
  if (how === 'min') return Math.min(...values);
  if (how === 'max') return Math.max(...values);
  return sum(values.map((value, index) => value * (weights[index] ?? 0))) / sum(weights);
}

/** The common time has to be this much of what each process took. */
const leastShare = 0.6;

function rateOf(
  figure: Figure,
  values: readonly number[],
  processes: readonly ProcessFigures[],
): Figure {
  const count = processes.length;
  if (figure.workload.startsWith('udp-stream')) {
    return { ...figure, value: sum(values), note: `${figure.note}, sum of ${count} processes` };
  }
  const window = commonWindow(processes.map(({ interim }) => interim));
  const longest = Math.max(...processes.map(({ interim }) => spanOf(interim)));
  if (window === null || window.seconds < leastShare * longest) {
    const seconds = window?.seconds.toFixed(2) ?? '0';
    throw new ParseError('netperf', 1, `${seconds} s common to all`, `most of ${longest} s`);
  }
  const unit = processes[0]?.interim[0]?.unit ?? '';
  const scale = unit === 'Trans/s' ? 1 : unit === '10^6bits/s' ? 1e6 : Number.NaN;
  if (Number.isNaN(scale))
    throw new ParseError('netperf', 1, `unit ${unit}`, 'Trans/s or 10^6bits/s');
  return {
    ...figure,
    value: window.rate * scale,
    note: `netperf: NETPERF_INTERIM_RESULT of ${count} processes over their common ${window.seconds.toFixed(2)} s`,
  };
}

const spanOf = (parts: readonly InterimResult[]): number =>
  parts.length === 0
    ? 0
    : Math.max(...parts.map(({ to }) => to)) - Math.min(...parts.map(({ from }) => from));
