import {
  type FitEffort,
  type FitPlatform,
  type FittedCosts,
  fitRelated,
  fitRows,
  type Observation,
  type RelatedFits,
} from '@hopwise/calibration';

/** One fit of a fold, in any thread. */
export interface FitRowsTask {
  readonly rows: readonly Observation[];
  readonly platform: FitPlatform;
  readonly effort: FitEffort;
}

/** Fits without a pause: for a thread that has nothing else to do. */
export const fitRowsTask = ({ rows, platform, effort }: FitRowsTask): FittedCosts =>
  fitRows(rows, platform, effort);

/** Fits of several folds that have rows in common, one after another without a pause. */
export const fitRelatedTask = (task: RelatedFits): readonly FittedCosts[] => fitRelated(task);
