import { type FigureIntervals, intervalsOn, trialIntervals } from '@hopwise/calibration';
import type { IntervalTask } from './interval-task.ts';

/** Finds intervals of scored figures without a pause: for a thread that has nothing else to do. */
export function trialIntervalTask({
  predicted,
  uncertainty,
}: IntervalTask): readonly FigureIntervals[] {
  const intervalsOf = intervalsOn(uncertainty);
  return predicted.map(([input, prediction]) => trialIntervals(input, prediction, intervalsOf));
}
