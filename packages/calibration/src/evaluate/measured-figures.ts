import { type End, type WorkloadKind, workloadFacts } from '@hopwise/datapath';
import type { Measurement, MetricId } from '@hopwise/dataset';
import { rateMetric } from '../published-figures.ts';
import type { FigureName } from './figure-names.ts';
import { runFactsOf } from './run-facts.ts';
import { spinningCores } from './spinning-cores.ts';

/** What one run says of every figure, in the figure's unit; figures that it says nothing of are left out. */
export function measuredFigures(
  kind: WorkloadKind,
  run: readonly Measurement[],
  idle: readonly Measurement[],
): Readonly<Partial<Record<FigureName, number>>> {
  const facts = runFactsOf(run[0]?.source ?? '');
  const valueOf = (metric: MetricId): number | null => valueIn(run, metric);
  const perSecond = (metric: MetricId): number | null =>
    facts === undefined ? null : times(valueOf(metric), 1 / facts.seconds);
  const isExchange = workloadFacts(kind).class === 'exchange';
  const isDatagrams = workloadFacts(kind).class === 'datagrams';
  const rate = valueOf(rateMetric(kind));
  const done: Readonly<Record<End, number | null>> = {
    client: unitsPerS(isDatagrams ? (valueOf('sent_bps') ?? rate) : rate, isExchange),
    server: unitsPerS(rate, isExchange),
  };
  const perUnit = (cores: number | null, end: End): number | null => {
    const units = done[end];
    return cores === null || units === null || units === 0 ? null : (cores * 1e9) / units;
  };
  const node = (end: End): number | null =>
    (isExchange
      ? times(valueOf(`cpu_${end}_us_per_op`), 1e3)
      : times(valueOf(`cpu_${end}_ns_per_kbyte`), 1e-3)) ??
    perUnit(valueOf(`cpu_${end}_cores`), end);
  const program = valueOf('iperf_process_cpu_server_total_cores');
  const spinning =
    isDatagrams && facts?.spinsBesideReaders === true
      ? spinningCores(program ?? 0, run[0]?.streams ?? 1)
      : 0;
  const system = (end: End): number | null => {
    const metric = `cpu_${end}_system_cores_nosoftirq` as const;
    const cores = valueOf(metric);
    const window = end === 'server' ? facts?.serverWindow : undefined;
    if (cores === null || window === undefined) return perUnit(cores, end);
    const loaded = loadedPart(cores, valueIn(idle, metric) ?? 0, window);
    // Of the program's time, what softirqs took on its CPUs is no system time of the node.
    const inSystem = program === null || program <= loaded ? 1 : loaded / program;
    return perUnit(loaded - spinning * inSystem, end);
  };
  const figures: Readonly<Record<FigureName, number | null>> = {
    rate,
    sent: isDatagrams ? valueOf('sent_pps') : null,
    latency: isExchange ? times(valueOf('rtt_mean_us'), 1e3) : null,
    'cpu-client': node('client'),
    'cpu-server': node('server'),
    'system-client': system('client'),
    'system-server': system('server'),
    'process-client': perUnit(valueOf('iperf_process_cpu_client_total_cores'), 'client'),
    'process-server': perUnit(program === null ? null : program - spinning, 'server'),
    retransmits: perSecond('retransmits'),
  };
  return Object.fromEntries(
    Object.entries(figures).filter(
      ([name, value]) => value !== null && (value > 0 || name === 'retransmits'),
    ),
  );
}

/** Metrics that some figure is computed from. */
export const isScoredMetric = (metric: MetricId): boolean =>
  /^(throughput_bps|c?rr_per_s|sent_bps|sent_pps|rtt_mean_us|retransmits)$/.test(metric) ||
  /^cpu_(client|server)_(cores|us_per_op|ns_per_kbyte|system_cores_nosoftirq)$/.test(metric) ||
  /^iperf_process_cpu_(client|server)_total_cores$/.test(metric);

/** What the mean over a window says of its loaded part, the rest being idle. */
const loadedPart = (
  mean: number,
  idle: number,
  {
    windowSeconds,
    loadedSeconds,
  }: { readonly windowSeconds: number; readonly loadedSeconds: number },
): number => (mean * windowSeconds - idle * (windowSeconds - loadedSeconds)) / loadedSeconds;

const valueIn = (rows: readonly Measurement[], metric: MetricId): number | null =>
  rows.find((row) => row.metric === metric)?.value ?? null;

const unitsPerS = (rate: number | null, isExchange: boolean): number | null =>
  rate === null || isExchange ? rate : rate / 8;

const times = (value: number | null, factor: number): number | null =>
  value === null ? null : value * factor;
