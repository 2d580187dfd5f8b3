import type { Evaluation, Fold, Trial } from '@hopwise/calibration';

/** An evaluation with its folds, ready to be run. */
export interface PlannedEvaluation {
  readonly evaluation: Evaluation;
  readonly folds: readonly Fold[];
  /** Every trial of its split. */
  readonly trials: readonly Trial[];
}
