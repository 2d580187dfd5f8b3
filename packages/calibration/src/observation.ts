import type { Prediction, Scenario } from '@hopwise/datapath';

export type ObservedFigure = 'rate' | 'cpuClient' | 'cpuServer';

/** One published figure and the scenario that should give it. */
export interface Observation {
  readonly scenario: Scenario;
  readonly figure: ObservedFigure;
  /** [bit/s] or [1/s] for a rate; [ns] per operation or [ns/byte] for CPU. */
  readonly value: number;
  /** Standard deviation of the logarithm: reading error and run-to-run scatter. */
  readonly sigmaLog: number;
}

/** The predicted counterpart of a figure, in its unit. */
export function figureOf(prediction: Prediction, figure: ObservedFigure): number {
  if (figure === 'rate') return prediction.rate.value;
  return prediction.cpuPerUnit[figure === 'cpuClient' ? 'client' : 'server'];
}
