import { changes } from './metrics/changes.ts';
import { cpu } from './metrics/cpu.ts';
import { latency } from './metrics/latency.ts';
import type { MetricTable } from './metrics/metric-table.ts';
import { proxies } from './metrics/proxies.ts';
import { rates } from './metrics/rates.ts';
import { transport } from './metrics/transport.ts';

/** Every metric that a measurement can have, with its only unit. */
export const metrics = {
  ...rates,
  ...cpu,
  ...latency,
  ...transport,
  ...proxies,
  ...changes,
} as const satisfies MetricTable;

export type MetricId = keyof typeof metrics;

export const metricIds = Object.keys(metrics) as readonly MetricId[];
