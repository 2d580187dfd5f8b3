import type { Prediction, Scenario } from '@hopwise/datapath';
import type { PlannedScenario } from './plan-study.ts';
import type { StudyRole } from './study-comparison.ts';

export type ObservedFigure = 'rate' | 'cpuClient' | 'cpuServer';

/** One published figure and the scenario that should give it. */
export interface Observation {
  readonly scenario: Scenario;
  readonly role: StudyRole;
  readonly figure: ObservedFigure;
  /** [bit/s] or [1/s] for a rate; [ns] per operation or [ns/byte] for CPU. */
  readonly value: number;
  /** Standard deviation of the logarithm: reading error and run-to-run scatter. */
  readonly sigmaLog: number;
}

/** Bars of a chart are read to 0.3 to 1.5 %; one process repeats its rate to about 1 %. */
const rateSigmaLog = 0.015;

/**
 * Bars are read to 0.4 to 2.3 %, but a study that charts the same runs twice shows CPU that differs
 * by 4 to 6 % where the rates agree.
 */
const cpuSigmaLog = 0.05;

/** The published figures of a scenario, as observations. */
export function observationsOf({
  scenario,
  role,
  published,
}: PlannedScenario): readonly Observation[] {
  const figures = [
    ['rate', published?.rate, rateSigmaLog],
    ['cpuClient', published?.cpuClientPerUnit, cpuSigmaLog],
    ['cpuServer', published?.cpuServerPerUnit, cpuSigmaLog],
  ] as const;
  return figures.flatMap(([figure, value, sigmaLog]) =>
    value == null ? [] : [{ scenario, role, figure, value, sigmaLog }],
  );
}

/** The predicted counterpart of a figure, in its unit. */
export function figureOf(prediction: Prediction, figure: ObservedFigure): number {
  if (figure === 'rate') return prediction.rate.value;
  return prediction.cpuPerUnit[figure === 'cpuClient' ? 'client' : 'server'];
}
