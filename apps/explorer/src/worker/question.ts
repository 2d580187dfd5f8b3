import type { HardwareChanges, PredictionIntervals, UncertainFigure } from '@hopwise/calibration';
import type { Prediction, Scenario } from '@hopwise/datapath';

/** What is asked of the predictor: a load on a datapath of a machine, both by id. */
export interface Question {
  readonly scenario: Scenario;
  readonly changes?: HardwareChanges;
  /** Whether 50 % and 90 % intervals are wanted, which take some 64 times as long; no if left out. */
  readonly intervals?: boolean;
}

/** A figure of one question over that of another, on the same machine. */
export interface RatioQuestion {
  readonly over: Question;
  readonly under: Question;
  readonly figure: UncertainFigure;
}

/** A prediction, and where its figures are expected to be measured. */
export interface Answer {
  readonly kind: 'answer';
  readonly prediction: Prediction;
  /** Empty where nobody asked. */
  readonly intervals: PredictionIntervals;
}

/** Why there is no prediction: a sentence for each thing that the load, datapath or machine cannot do. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly because: readonly string[];
}

/** A newer question was asked under the same key, or the asker gave up: draw nothing. */
export interface Dropped {
  readonly kind: 'dropped';
}

export type Reply = Answer | Refusal;

export type { HardwareChanges };
