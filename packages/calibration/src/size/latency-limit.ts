import type { Prediction } from '@hopwise/datapath';

export const percentiles = ['mean', 'p50', 'p90', 'p99', 'p999'] as const;
export type Percentile = (typeof percentiles)[number];

/** A time that a percentile of operations is to stay within. */
export interface LatencyLimit {
  readonly percentile: Percentile;
  readonly ns: number;
}

/**
 * A percentile of the time of an operation [ns]; the mean by Little's law from a solver that gives no
 * latencies, whatever is asked for.
 */
export function latencyOf(
  { latency, rate, scenario }: Pick<Prediction, 'latency' | 'rate' | 'scenario'>,
  percentile: Percentile,
): number {
  const { processes, burst = 1 } = scenario.workload;
  if (latency === null) return (1e9 * processes * burst) / rate.value;
  const { meanNs, p50Ns, p90Ns, p99Ns, p999Ns } = latency;
  return { mean: meanNs, p50: p50Ns, p90: p90Ns, p99: p99Ns, p999: p999Ns }[percentile];
}
