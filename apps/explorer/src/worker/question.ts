import type { PredictionIntervals } from '@hopwise/calibration';
import type { Hardware, Prediction, Scenario } from '@hopwise/datapath';

/** Changes of a machine's profile: what stands here replaces what stands there. */
export type HardwareChanges = {
  readonly [Part in 'cpu' | 'memory' | 'nic' | 'sysctls']?: Partial<Hardware[Part]>;
};

/** What is asked of the predictor: a load on a datapath of a machine, both by id. */
export interface Question {
  readonly scenario: Scenario;
  readonly changes?: HardwareChanges;
  /** Whether 50 % and 90 % intervals are wanted, which take some 64 times as long; no if left out. */
  readonly intervals?: boolean;
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
