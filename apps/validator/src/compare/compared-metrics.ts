import type { MetricId } from '@hopwise/dataset';
import type { SampleEntry } from '../run/journal-entry.ts';

/** What is compared, and which way is better. */
export const betterIs = {
  rr_per_s: 'higher',
  crr_per_s: 'higher',
  throughput_bps: 'higher',
  latency_p50_us: 'lower',
  latency_p99_us: 'lower',
  cpu_client_us_per_op: 'lower',
  cpu_server_us_per_op: 'lower',
  cpu_client_ns_per_kbyte: 'lower',
  cpu_server_ns_per_kbyte: 'lower',
} as const satisfies Partial<Record<MetricId, 'higher' | 'lower'>>;

export type ComparedMetric = keyof typeof betterIs;

/**
 * The figures of a sample that are compared. CPU is that of one operation or byte: cores at another
 * rate say nothing.
 */
export function comparedFigures({ outcome }: SampleEntry): ReadonlyMap<ComparedMetric, number> {
  if (outcome.kind !== 'measured') return new Map();
  const of = (metric: MetricId): number | null =>
    outcome.figures.find((figure) => figure.metric === metric)?.value ?? null;
  const operations = of('rr_per_s') ?? of('crr_per_s');
  const bits = of('throughput_bps');
  const found = (Object.keys(betterIs) as readonly ComparedMetric[]).map(
    (metric): readonly [ComparedMetric, number | null] => {
      const end = /^cpu_(client|server)_(us_per_op|ns_per_kbyte)$/.exec(metric);
      if (end === null) return [metric, of(metric)];
      const cores = of(end[1] === 'client' ? 'cpu_client_cores' : 'cpu_server_cores');
      const rate = end[2] === 'us_per_op' ? operations : bits;
      if (cores === null || rate === null || rate === 0) return [metric, null];
      return [
        metric,
        end[2] === 'us_per_op' ? (cores / rate) * 1e6 : (cores / (rate / 8000)) * 1e9,
      ];
    },
  );
  return new Map(
    found.flatMap(([metric, value]) =>
      value === null || value <= 0 ? [] : [[metric, value] as const],
    ),
  );
}
