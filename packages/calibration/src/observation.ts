import type { Prediction, Scenario } from '@hopwise/datapath';
import { scenarioDatapath } from './scenario-datapath.ts';
import type { FigureName } from './evaluate/figure-names.ts';
import { type PredictedFigures, predictedFigures } from './evaluate/predicted-figures.ts';
import type { PlannedScenario } from './plan-study.ts';
import type { StudyRole } from './study-comparison.ts';

/** What fits learn from, and the figure that predictions are scored by under it. */
export const observedFigures = {
  rate: 'rate',
  sent: 'sent',
  cpuClient: 'cpu-client',
  cpuServer: 'cpu-server',
  systemClient: 'system-client',
  systemServer: 'system-server',
  processClient: 'process-client',
  processServer: 'process-server',
} as const satisfies Readonly<Record<string, FigureName>>;

export type ObservedFigure = keyof typeof observedFigures;

export const observedFigureList = Object.keys(observedFigures) as readonly ObservedFigure[];

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

/**
 * Medians of three runs of infrabuilder-2024-01 scatter by 3 % (rates) and 6 % (system CPU), and more
 * where a program runs now on the node of its NIC, now on the other.
 */
const runsSigmaLog = { rate: 0.03, system: 0.06, process: 0.1 } as const;

/** Standard deviation of a published figure's logarithm, by what it was read from. */
export function sigmaLogOf(figure: ObservedFigure, from: 'chart' | 'runs'): number {
  const isRate = figure === 'rate' || figure === 'sent';
  if (from === 'chart') return isRate ? rateSigmaLog : cpuSigmaLog;
  if (isRate) return runsSigmaLog.rate;
  return figure.startsWith('process') ? runsSigmaLog.process : runsSigmaLog.system;
}

/** The published figures of a scenario, as observations. */
export function observationsOf({
  scenario,
  role,
  published,
}: PlannedScenario): readonly Observation[] {
  const figures = [
    ['rate', published?.rate],
    ['cpuClient', published?.cpuClientPerUnit],
    ['cpuServer', published?.cpuServerPerUnit],
  ] as const;
  return figures.flatMap(([figure, value]) =>
    value == null ? [] : [{ scenario, role, figure, value, sigmaLog: sigmaLogOf(figure, 'chart') }],
  );
}

/**
 * The predicted counterpart of a figure, in its unit.
 *
 * @throws {RangeError} when the prediction says nothing of it
 */
export function figureOf(prediction: Prediction, figure: ObservedFigure): number {
  if (figure === 'rate') return prediction.rate.value;
  const figures = known.get(prediction) ?? figuresOf(prediction);
  known.set(prediction, figures);
  const value = figures[observedFigures[figure]];
  if (value === null) throw new RangeError(`nothing is predicted of ${figure}`);
  return value;
}

/** Several figures of one prediction are asked for one by one. */
const known = new WeakMap<Prediction, PredictedFigures>();

const figuresOf = (prediction: Prediction): PredictedFigures =>
  predictedFigures(prediction, scenarioDatapath(prediction.scenario));
