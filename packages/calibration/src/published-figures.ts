import type { WorkloadKind } from '@hopwise/datapath';
import type { Measurement, MetricId } from '@hopwise/dataset';
import type { PublishedFigures } from './study-comparison.ts';

const rateMetrics = {
  'tcp-stream': { metric: 'throughput_bps', unit: 'bit/s' },
  'tcp-rr': { metric: 'rr_per_s', unit: '1/s' },
  'tcp-crr': { metric: 'crr_per_s', unit: '1/s' },
} as const satisfies Readonly<Record<WorkloadKind, { metric: MetricId; unit: 'bit/s' | '1/s' }>>;

/** The figures of one run of one scenario; null when it has no rate and no CPU. */
export function publishedFigures(
  kind: WorkloadKind,
  run: readonly Measurement[],
): PublishedFigures | null {
  const valueOf = (metric: MetricId): number | null =>
    run.find((measurement) => measurement.metric === metric)?.value ?? null;
  const perUnit = (end: 'client' | 'server'): number | null =>
    kind === 'tcp-stream'
      ? times(valueOf(`cpu_${end}_ns_per_kbyte`), 1e-3)
      : times(valueOf(`cpu_${end}_us_per_op`), 1e3);
  const figures = {
    rate: valueOf(rateMetrics[kind].metric),
    cpuClientCores: valueOf('cpu_client_cores'),
    cpuServerCores: valueOf('cpu_server_cores'),
    cpuClientPerUnit: perUnit('client'),
    cpuServerPerUnit: perUnit('server'),
  };
  const [first] = run;
  if (first === undefined || Object.values(figures).every((value) => value === null)) return null;
  return {
    ...figures,
    rateUnit: rateMetrics[kind].unit,
    run: first.run,
    source: first.source,
    method: first.method,
  };
}

const times = (value: number | null, factor: number): number | null =>
  value === null ? null : value * factor;
