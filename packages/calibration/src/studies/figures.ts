import type { LatencySummary, Prediction } from '@hopwise/datapath';
import type { MetricId } from '@hopwise/dataset';

/** A quantity that a prediction has and a publication may have. */
export interface Figure {
  readonly title: string;
  readonly unit: 'bit/s' | '1/s' | 'ns' | 'ns/byte' | 'fraction' | 'cores';
  /** Null where the prediction does not have it. */
  readonly of: (prediction: Prediction) => number | null;
  readonly metric: MetricId | null;
  /** Times the published value, to get the unit. */
  readonly factor: number;
}

const percentile = (name: string, key: keyof LatencySummary, metric: MetricId): Figure => ({
  title: name,
  unit: 'ns',
  of: ({ latency, solver }) => (solver === 'events' && latency !== null ? latency[key] : null),
  metric,
  factor: 1e3,
});

const cpu = (end: 'client' | 'server', unit: 'ns' | 'ns/byte'): Figure => ({
  title: `CPU of the ${end}`,
  unit,
  of: ({ cpuPerUnit }) => (cpuPerUnit.unit === unit ? cpuPerUnit[end] : null),
  metric: unit === 'ns' ? `cpu_${end}_us_per_op` : `cpu_${end}_ns_per_kbyte`,
  factor: unit === 'ns' ? 1e3 : 1e-3,
});

/** Every figure that a test can be compared by. */
export const figures = {
  goodput: {
    title: 'goodput',
    unit: 'bit/s',
    of: ({ goodputBitPerS }) => goodputBitPerS,
    metric: 'throughput_bps',
    factor: 1,
  },
  requests: {
    title: 'requests',
    unit: '1/s',
    of: ({ rate }) => rate.value,
    metric: 'rr_per_s',
    factor: 1,
  },
  connections: {
    title: 'connections',
    unit: '1/s',
    of: ({ rate }) => rate.value,
    metric: 'crr_per_s',
    factor: 1,
  },
  responses: {
    title: 'responses',
    unit: 'bit/s',
    of: ({ rate, scenario }) => rate.value * scenario.workload.responseBytes * 8,
    metric: 'goodput_response_bps',
    factor: 1,
  },
  wire: {
    title: 'on the wire',
    unit: 'bit/s',
    of: ({ wireBitPerS }) => wireBitPerS,
    metric: null,
    factor: 1,
  },
  cpuClientPerByte: cpu('client', 'ns/byte'),
  cpuServerPerByte: cpu('server', 'ns/byte'),
  cpuClientPerOperation: cpu('client', 'ns'),
  cpuServerPerOperation: cpu('server', 'ns'),
  cpuTotal: {
    title: 'CPU of both ends',
    unit: 'cores',
    of: ({ cpu: { client, server } }) => client.total + server.total,
    metric: null,
    factor: 1,
  },
  cpuClient: {
    title: 'CPU of the client',
    unit: 'cores',
    of: ({ cpu: { client } }) => client.total,
    metric: null,
    factor: 1,
  },
  meanLatency: {
    title: 'mean',
    unit: 'ns',
    of: ({ latency }) => latency?.meanNs ?? null,
    metric: null,
    factor: 1,
  },
  p50: percentile('P50', 'p50Ns', 'latency_p50_us'),
  p90: percentile('P90', 'p90Ns', 'latency_p90_us'),
  p99: percentile('P99', 'p99Ns', 'latency_p99_us'),
  p9999: percentile('P99.99', 'p9999Ns', 'latency_p99_99_us'),
  p99999: percentile('P99.999', 'p99999Ns', 'latency_p99_999_us'),
  sent: {
    title: 'datagrams sent',
    unit: '1/s',
    of: ({ datagrams }) => datagrams?.sentPerS ?? null,
    metric: 'sent_pps',
    factor: 1,
  },
  loss: {
    title: 'lost',
    unit: 'fraction',
    of: ({ datagrams }) => datagrams && 1 - datagrams.receivedPerS / datagrams.sentPerS,
    metric: 'loss_pct',
    factor: 0.01,
  },
} as const satisfies Readonly<Record<string, Figure>>;

export type FigureId = keyof typeof figures;

export const figureIds = Object.keys(figures) as readonly FigureId[];

/** A figure as a whole. */
export const figureOfId = (id: FigureId): Figure => figures[id];
