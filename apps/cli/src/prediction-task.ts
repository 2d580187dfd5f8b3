import type { Prediction } from '@hopwise/datapath';
import { EventRun, type PredictionInput, predictAnalytic, predictEvents } from '@hopwise/simulator';

export type Solver = 'events' | 'analytic';

/** One prediction to make, in any thread. */
export interface PredictionTask {
  readonly input: PredictionInput;
  readonly solver: Solver;
  /** Half width of the rate's interval at which the event solver stops [fraction]. */
  readonly precision: number;
}

/** Predicts without a pause: for a thread that has nothing else to do. */
export const predictTask = ({ input, solver, precision }: PredictionTask): Prediction =>
  solver === 'analytic'
    ? predictAnalytic(input)
    : predictEvents(input, { relativeHalfWidth: precision });

/** About 10 ms of work, so that Ctrl-C is heard. */
const eventsPerStep = 20_000;

/** Predicts in steps, so that signals and other work get their turn. */
export async function predictInSteps(
  { input, solver, precision }: PredictionTask,
  onFraction: (fraction: number) => void,
): Promise<Prediction> {
  if (solver === 'analytic') return predictAnalytic(input);
  const run = new EventRun(input, { relativeHalfWidth: precision });
  for (;;) {
    const { done, fraction } = run.advance(eventsPerStep);
    if (done) return run.result();
    onFraction(fraction);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
