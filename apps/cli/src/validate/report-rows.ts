import {
  appliedDatapath,
  type FigureName,
  figureNames,
  intervalsOn,
  predictedFigures,
  trialIntervals,
} from '@hopwise/calibration';
import { type Prediction, workloadFacts } from '@hopwise/datapath';
import { checkScenario, type PredictionInput } from '@hopwise/simulator';
import type { DataFolder, Platform } from '../files.ts';
import { loadRefusals } from '../load-refusals.ts';
import { missingCosts } from '../missing-costs.ts';
import { platformUncertainty } from '../platform-intervals.ts';
import { predictMany } from '../predict-many.ts';
import type { Solver } from '../prediction-task.ts';
import type { MeasuredFigure, RunTrial } from './run-trials.ts';

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A figure as it was measured and as it is predicted. */
export interface ReportRow {
  readonly datapath: string;
  readonly test: string;
  readonly figure: FigureName;
  readonly unit: string;
  readonly measured: MeasuredFigure;
  readonly predicted: {
    readonly value: number;
    /** Where half of the measurements are expected, and nine of ten. */
    readonly interval50: Range | null;
    readonly interval90: Range | null;
  };
  /** (predicted - measured) / measured. */
  readonly error: number;
  /** Whether the measured median is within what is expected nine times of ten. */
  readonly verdict: 'inside' | 'outside' | 'no interval';
  /** Whether the prediction is within the measured interval, or off by no more than the limit. */
  readonly passes: boolean;
}

/** A test that was predicted, with what its prediction is made of. */
export interface PredictedTrial {
  readonly trial: RunTrial;
  readonly prediction: Prediction;
  readonly rows: readonly ReportRow[];
}

export interface PredictedRun {
  readonly trials: readonly PredictedTrial[];
  /** Tests that cannot be predicted, and why. */
  readonly refused: readonly { readonly subject: string; readonly reason: string }[];
}

interface Means {
  readonly data: DataFolder;
  readonly platform: Platform;
  readonly solver: Solver;
  /** Error that passes whatever the measured interval [fraction]. */
  readonly limit: number;
  readonly onProgress: (text: string) => void;
}

/** Predicts every test of a run on a machine, and puts the figures side by side. */
export async function predictedRun(
  trials: readonly RunTrial[],
  { data, platform, solver, limit, onProgress }: Means,
): Promise<PredictedRun> {
  const inputs = trials.map((trial) => ({ trial, input: inputOf(trial, platform) }));
  const ready = inputs.flatMap(({ trial, input }) => ('reason' in input ? [] : [{ trial, input }]));
  const predictions = await predictMany(
    ready.map(({ input }) => ({ input, solver, precision: 0.01 })),
    { threads: 2, onProgress: (done) => onProgress(`predicted ${done} of ${ready.length} tests`) },
  );
  const intervalsOf = intervalsOn(platformUncertainty(platform, data, 1));
  return {
    trials: ready.flatMap(({ trial, input }, i) => {
      const prediction = predictions[i];
      if (prediction === undefined) return [];
      onProgress(`intervals of ${i + 1} of ${ready.length} tests`);
      const figures = predictedFigures(prediction, input.datapath);
      const intervals = trialIntervals(input, prediction, intervalsOf);
      const rows = trial.figures.flatMap((measured): readonly ReportRow[] => {
        const value = figures[measured.name];
        if (value === null || figureNames[measured.name].judgedBy !== 'error') return [];
        const { interval50 = null, interval90 = null } = intervals[measured.name] ?? {};
        const predicted = { value, interval50, interval90 };
        return [
          {
            ...labelsOf(trial, measured),
            measured,
            predicted,
            ...judged(measured, predicted, limit),
          },
        ];
      });
      return [{ trial, prediction, rows }];
    }),
    refused: inputs.flatMap(({ trial, input }) =>
      'reason' in input
        ? [{ subject: `${trial.datapath} ${testOfTrial(trial)}`, reason: input.reason }]
        : [],
    ),
  };
}

function inputOf(
  { trial: { scenario } }: RunTrial,
  { hardware, costs }: Platform,
): PredictionInput | { readonly reason: string } {
  const datapath = appliedDatapath(scenario);
  if ('reason' in datapath) return datapath;
  const problems = [
    ...checkScenario(scenario, hardware),
    ...loadRefusals(datapath, scenario, hardware),
    ...missingCosts({ scenario, datapath, hardware }, costs),
  ];
  if (problems.length > 0) return { reason: problems.join('; ') };
  return { scenario, datapath, hardware, costs: costs.table };
}

/** The test as rows name it: workload, size of a message, streams. */
function testOfTrial({ trial: { scenario } }: RunTrial): string {
  const { kind, requestBytes, responseBytes, processes } = scenario.workload;
  const isExchange = workloadFacts(kind).class === 'exchange';
  const sizes = [requestBytes, isExchange ? responseBytes : undefined];
  return `${kind} ${sizes.filter((bytes) => bytes !== undefined).join(',')} x${processes}`;
}

const labelsOf = (trial: RunTrial, { name }: MeasuredFigure) => ({
  datapath: trial.datapath,
  test: testOfTrial(trial),
  figure: name,
  unit: unitOf(name, trial),
});

/** Rates and CPU have the unit of their kind of test. */
function unitOf(name: FigureName, { trial }: RunTrial): string {
  const { unit } = figureNames[name];
  const isExchange = workloadFacts(trial.scenario.workload.kind).class === 'exchange';
  if (unit === 'bit/s or 1/s') return isExchange ? '1/s' : 'bit/s';
  return unit === 'ns or ns/byte' ? (isExchange ? 'ns' : 'ns/byte') : unit;
}

function judged(
  { median, interval }: MeasuredFigure,
  { value, interval90 }: ReportRow['predicted'],
  limit: number,
): Pick<ReportRow, 'error' | 'verdict' | 'passes'> {
  const error = value / median - 1;
  const isMeasured = interval !== null && interval.low <= value && value <= interval.high;
  const verdict =
    interval90 === null
      ? 'no interval'
      : interval90.low <= median && median <= interval90.high
        ? 'inside'
        : 'outside';
  return { error, verdict, passes: isMeasured || Math.abs(error) <= limit };
}
