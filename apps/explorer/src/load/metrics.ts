import type { UncertainFigure, Quantiles } from '@hopwise/calibration';
import { type Prediction, type WorkloadKind, workloadFacts } from '@hopwise/datapath';
import { formatCpuTime, formatDuration, formatNumber, formatRate, formatTicks } from '../format.ts';
import type { Answer } from '../worker/question.ts';

/** A figure of a prediction that charts show. */
export interface Metric {
  readonly id: MetricId;
  readonly label: string;
  readonly better: 'high' | 'low';
  /** Null where a prediction has none. */
  readonly value: (prediction: Prediction) => number | null;
  /** The figure whose interval is its own, up to a factor. */
  readonly figure: UncertainFigure;
}

export const metricIds = ['rate', 'goodput', 'cpuClient', 'cpuServer', 'latency'] as const;
export type MetricId = (typeof metricIds)[number];

/** By Little's law where a solver gives none; null where operations arrive by themselves. */
function meanLatency({ latency, rate, scenario: { workload } }: Prediction): number | null {
  if (latency !== null) return latency.meanNs;
  const isClosedLoop =
    workloadFacts(workload.kind).class === 'exchange' && workload.ratePerS === undefined;
  return isClosedLoop ? (1e9 * workload.processes * (workload.burst ?? 1)) / rate.value : null;
}

const metrics: Readonly<Record<MetricId, Metric>> = {
  rate: {
    ...{ id: 'rate', label: 'Rate', better: 'high', figure: 'rate' },
    value: ({ rate }) => rate.value,
  },
  goodput: {
    ...{ id: 'goodput', label: 'Goodput', better: 'high', figure: 'rate' },
    value: ({ goodputBitPerS }) => goodputBitPerS,
  },
  cpuClient: {
    ...{ id: 'cpuClient', label: 'Client CPU', better: 'low', figure: 'cpuClientPerUnit' },
    value: ({ cpuPerUnit }) => cpuPerUnit.client,
  },
  cpuServer: {
    ...{ id: 'cpuServer', label: 'Server CPU', better: 'low', figure: 'cpuServerPerUnit' },
    value: ({ cpuPerUnit }) => cpuPerUnit.server,
  },
  latency: {
    ...{ id: 'latency', label: 'Mean latency', better: 'low', figure: 'latencyMean' },
    value: meanLatency,
  },
};

export const metricOf = (id: MetricId): Metric => metrics[id];

/** What a metric counts for this traffic: the unit of its values. */
export type MetricUnit = 'bit/s' | '1/s' | 'ns' | 'ns/byte';

export function unitOf(id: MetricId, kind: WorkloadKind): MetricUnit {
  const isExchange = workloadFacts(kind).class === 'exchange';
  if (id === 'goodput') return 'bit/s';
  if (id === 'rate') return isExchange ? '1/s' : 'bit/s';
  return id === 'latency' || isExchange ? 'ns' : 'ns/byte';
}

export function formatMetric(value: number, unit: MetricUnit): string {
  if (unit === 'ns') return formatDuration(value);
  return unit === 'ns/byte' ? formatCpuTime(value, unit) : formatRate(value, unit);
}

/** As a heading says it: `Client CPU per transaction`. */
export function metricTitle(id: MetricId, kind: WorkloadKind): string {
  const { label } = metrics[id];
  const { operation, class: counted } = workloadFacts(kind);
  if (id === 'rate') {
    return counted === 'exchange' ? `${sentence(operation)}s per second` : 'Goodput';
  }
  return id.startsWith('cpu') ? `${label} per ${operation}` : label;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where a metric is expected: the interval of its figure, moved by what it is times that figure. */
export function bandOf(metric: Metric, { prediction, intervals }: Answer): Quantiles | null {
  const band = intervals[metric.figure];
  const value = metric.value(prediction);
  if (band === undefined || value === null) return null;
  if (metric.id !== 'goodput') return band;
  const factor = value / prediction.rate.value;
  const { p5, p25, p50, p75, p95 } = band;
  const times = (each: number): number => each * factor;
  return { p5: times(p5), p25: times(p25), p50: times(p50), p75: times(p75), p95: times(p95) };
}

const timeUnits = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e4, 'us'],
] as const;

/** The numbers of an axis in one unit, and that unit. */
export function metricTicks(
  values: readonly number[],
  unit: MetricUnit,
): { readonly texts: readonly string[]; readonly unit: string } {
  if (unit === '1/s' || unit === 'bit/s') return formatTicks(values, unit);
  const largest = Math.max(0, ...values);
  const [from = 1, name = unit] =
    unit === 'ns' ? (timeUnits.find(([size]) => largest >= size) ?? []) : [];
  const scale = name === 'us' ? 1e3 : from;
  return { texts: values.map((value) => trimmed(formatNumber(value / scale))), unit: name };
}

const trimmed = (text: string): string => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
