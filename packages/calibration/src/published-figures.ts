import { type WorkloadFacts, type WorkloadKind, workloadFacts } from '@hopwise/datapath';
import type { Measurement, MetricId } from '@hopwise/dataset';
import type { PublishedFigures } from './study-comparison.ts';

/** The metric that says how fast a kind of traffic was. */
export const rateMetric = (kind: WorkloadKind): MetricId =>
  kind === 'tcp-crr' ? 'crr_per_s' : rateOfClass[workloadFacts(kind).class];

const rateOfClass = {
  transfer: 'throughput_bps',
  datagrams: 'throughput_bps',
  exchange: 'rr_per_s',
} as const satisfies Readonly<Record<WorkloadFacts['class'], MetricId>>;

/** The figures of one run of one scenario; null when it has no rate and no CPU. */
export function publishedFigures(
  kind: WorkloadKind,
  run: readonly Measurement[],
): PublishedFigures | null {
  const valueOf = (metric: MetricId): number | null =>
    run.find((measurement) => measurement.metric === metric)?.value ?? null;
  const perUnit = (end: 'client' | 'server'): number | null =>
    workloadFacts(kind).class !== 'exchange'
      ? times(valueOf(`cpu_${end}_ns_per_kbyte`), 1e-3)
      : times(valueOf(`cpu_${end}_us_per_op`), 1e3);
  const figures = {
    rate: valueOf(rateMetric(kind)),
    cpuClientCores: valueOf('cpu_client_cores'),
    cpuServerCores: valueOf('cpu_server_cores'),
    cpuClientPerUnit: perUnit('client'),
    cpuServerPerUnit: perUnit('server'),
  };
  const [first] = run;
  if (first === undefined || Object.values(figures).every((value) => value === null)) return null;
  return {
    ...figures,
    rateUnit: workloadFacts(kind).class === 'exchange' ? '1/s' : 'bit/s',
    run: first.run,
    source: first.source,
    method: first.method,
  };
}

const times = (value: number | null, factor: number): number | null =>
  value === null ? null : value * factor;
