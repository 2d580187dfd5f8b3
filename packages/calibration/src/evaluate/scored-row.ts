import type { Datapath, Prediction } from '@hopwise/datapath';
import { relativeError } from '@hopwise/stats';
import { type BaselineGuesses, baselineGuesses, knownTrials } from './baselines.ts';
import { type FigureName, figureNames } from './figure-names.ts';
import type { Fold } from './fold.ts';
import { predictedFigures } from './predicted-figures.ts';
import type { Trial } from './trial.ts';

/** Where a value is expected. */
interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Intervals of figures, where the prediction has any. */
export type FigureIntervals = Readonly<
  Partial<Record<FigureName, { readonly interval50: Interval; readonly interval90: Interval }>>
>;

/** A held-out trial with its prediction. */
export interface Outcome {
  readonly trial: Trial;
  readonly fold: Fold;
  /** With the scenario's modifiers. */
  readonly datapath: Datapath;
  readonly prediction: Prediction;
  readonly intervals: FigureIntervals;
}

/** One published figure beside its prediction and the guesses of the baselines. */
export interface ScoredRow {
  readonly trial: Trial;
  readonly fold: string;
  readonly prediction: Prediction;
  readonly figure: FigureName;
  readonly measured: number;
  readonly predicted: number;
  /** (predicted - measured) / measured; of a figure judged by its magnitude, only a sign. */
  readonly error: number;
  readonly cv: number | null;
  readonly interval50: Interval | null;
  readonly interval90: Interval | null;
  readonly baselines: { readonly guesses: BaselineGuesses; readonly areTold: boolean } | null;
}

/**
 * The figures of an outcome that were both measured and predicted.
 *
 * @param all - Every trial of the evaluation's split.
 */
export function scoredRows(
  { trial, fold, datapath, prediction, intervals }: Outcome,
  all: readonly Trial[],
): readonly ScoredRow[] {
  const predicted = predictedFigures(prediction, datapath);
  const known = knownTrials(trial, fold.training, all);
  return trial.figures.flatMap(({ name, value, cv }) => {
    const guess = predicted[name];
    if (guess === null) return [];
    const isByError = figureNames[name].judgedBy === 'error';
    const guesses = baselineGuesses(name, known);
    return [
      {
        trial,
        fold: fold.name,
        prediction,
        figure: name,
        measured: value,
        predicted: guess,
        error: isByError ? relativeError(guess, value) : Math.sign(guess - value),
        cv,
        interval50: intervals[name]?.interval50 ?? null,
        interval90: intervals[name]?.interval90 ?? null,
        baselines: guesses === null ? null : { guesses, areTold: known.areTold },
      },
    ];
  });
}
