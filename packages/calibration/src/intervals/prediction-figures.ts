import { type Prediction, workloadFacts } from '@hopwise/datapath';
import type { NoisyFigure } from '@hopwise/dataset';
import type { AskedFigures } from './asked-figures.ts';
import type { Quantiles } from './quantiles.ts';

const kinds = {
  rate: 'rate',
  cpuClient: 'cpu',
  cpuServer: 'cpu',
  cpuClientPerUnit: 'cpu',
  cpuServerPerUnit: 'cpu',
  latencyMean: 'latency',
} as const satisfies Readonly<Record<string, NoisyFigure>>;

/** A figure of every prediction: rate; CPU in cores, and per operation or byte; mean latency. */
export type UncertainFigure = keyof typeof kinds;

/** Intervals of a prediction's figures: those that it has. */
export type PredictionIntervals = Readonly<Partial<Record<UncertainFigure, Quantiles>>>;

/** What a report gives intervals of. */
export const predictionFigures: AskedFigures<UncertainFigure> = {
  names: Object.keys(kinds) as readonly UncertainFigure[],
  figuresOf: (prediction) => ({
    rate: prediction.rate.value,
    cpuClient: prediction.cpu.client.total,
    cpuServer: prediction.cpu.server.total,
    cpuClientPerUnit: prediction.cpuPerUnit.client,
    cpuServerPerUnit: prediction.cpuPerUnit.server,
    latencyMean: meanLatency(prediction),
  }),
  kindOf: (name) => kinds[name],
};

/** By Little's law where a solver gives no latencies; null where operations arrive by themselves. */
function meanLatency({ latency, rate, scenario: { workload } }: Prediction): number | null {
  if (latency !== null) return latency.meanNs;
  const isClosedLoop =
    workloadFacts(workload.kind).class === 'exchange' && workload.ratePerS === undefined;
  return isClosedLoop ? (1e9 * workload.processes * (workload.burst ?? 1)) / rate.value : null;
}
