import {
  intervalsOn,
  type PredictionIntervals,
  predictionFigures,
  type Uncertainty,
} from '@hopwise/calibration';
import type { Prediction } from '@hopwise/datapath';
import type { PredictionInput } from '@hopwise/simulator';

/** Predictions on one machine whose intervals are asked for. */
export interface IntervalTask {
  readonly predicted: readonly (readonly [input: PredictionInput, prediction: Prediction])[];
  readonly uncertainty: Uncertainty;
}

/** Finds intervals without a pause: for a thread that has nothing else to do. */
export function intervalTask({
  predicted,
  uncertainty,
}: IntervalTask): readonly PredictionIntervals[] {
  const intervalsOf = intervalsOn(uncertainty);
  return predicted.map(([input, prediction]) => intervalsOf(input, prediction, predictionFigures));
}
