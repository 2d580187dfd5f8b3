import {
  type FitPlatform,
  type FittedCosts,
  fitRows,
  type Observation,
} from '@hopwise/calibration';

/** One fit of a fold, in any thread. */
export interface FitRowsTask {
  readonly rows: readonly Observation[];
  readonly platform: FitPlatform;
}

/** Fits without a pause: for a thread that has nothing else to do. */
export const fitRowsTask = ({ rows, platform }: FitRowsTask): FittedCosts =>
  fitRows(rows, platform);
