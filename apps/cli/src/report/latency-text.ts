import type { LatencySummary } from '@hopwise/datapath';
import { formatCount, formatDuration } from './format.ts';

/** Fewer operations beyond a percentile than this, and it is their luck more than a property. */
const beyondMin = 10;

/** Mean and percentiles, as far out as the operations that were measured can say. */
export function latencyText(latency: LatencySummary): string {
  const { count, meanNs, maxNs } = latency;
  const percentiles = [
    ['p50', 0.5, latency.p50Ns],
    ['p90', 0.9, latency.p90Ns],
    ['p99', 0.99, latency.p99Ns],
    ['p99.9', 0.999, latency.p999Ns],
    ['p99.99', 0.9999, latency.p9999Ns],
    ['p99.999', 0.99999, latency.p99999Ns],
  ] as const;
  // What floating point makes of 1 - 0.999 is a little less than 0.001.
  const known = percentiles.filter(([, share]) => count * (1 - share) >= beyondMin - 1e-6);
  const unknown = percentiles[known.length];
  const said = [['mean', meanNs], ...known.map(([name, , ns]) => [name, ns]), ['max', maxNs]] as [
    string,
    number,
  ][];
  const text = said.map(([name, ns]) => `${name} ${formatDuration(ns)}`).join(', ');
  return unknown === undefined
    ? text
    : `${text}; ${formatCount(count, 'operation')}, too few for ${unknown[0]}${unknown === percentiles.at(-1) ? '' : ' and beyond'}`;
}
