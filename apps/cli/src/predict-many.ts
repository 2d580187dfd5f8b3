import type { Prediction } from '@hopwise/datapath';
import { type PredictionTask, predictInSteps } from './prediction-task.ts';
import { withThreads } from './worker-pool.ts';

interface ManyOptions {
  readonly threads: number;
  /** Called with the number of finished predictions. */
  readonly onProgress: (doneCount: number) => void;
}

/** Makes every prediction, in the order given, on several threads where that pays. */
export async function predictMany(
  tasks: readonly PredictionTask[],
  { threads, onProgress }: ManyOptions,
): Promise<readonly Prediction[]> {
  const isQuick = tasks.every((task) => task.solver === 'analytic');
  let doneCount = 0;
  const counted = (prediction: Prediction): Prediction => {
    onProgress(++doneCount);
    return prediction;
  };
  if (threads === 1 || isQuick) {
    const predictions: Prediction[] = [];
    for (const task of tasks) predictions.push(counted(await predictInSteps(task, () => {})));
    return predictions;
  }
  return withThreads(threads, (pool) =>
    Promise.all(tasks.map(async (task) => counted(await pool.run(task, { name: 'predictTask' })))),
  );
}
