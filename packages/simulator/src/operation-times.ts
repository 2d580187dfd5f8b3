import { workloadFacts } from '@hopwise/datapath';
import type { PredictionInput } from './prediction-input.ts';
import { solveExchangeInput } from './solve-exchange-input.ts';

/** What the mean time of one operation consists of, by the closed form [ns]. */
export interface OperationTimes {
  /** CPU work that the operation waits for. */
  readonly workNs: number;
  /** Waiting for CPUs. */
  readonly waitingNs: number;
  /** Wake-ups, devices and the wire: time without CPU work. */
  readonly latencyNs: number;
}

/** What the time of one operation consists of; null for a stream, which has none. */
export function operationTimes(input: PredictionInput): OperationTimes | null {
  if (workloadFacts(input.scenario.workload.kind).class !== 'exchange') return null;
  const { work, waiting, latency } = solveExchangeInput(input).point.cycle;
  return { workNs: work, waitingNs: waiting, latencyNs: latency };
}
