import type { Prediction } from '@hopwise/datapath';
import { predictMany } from './predict-many.ts';
import type { PredictionTask } from './prediction-task.ts';
import type { Shell } from './shell.ts';

/** How many at a time, and whether what an earlier run predicted will do. */
export interface CacheRequest {
  readonly threads: number;
  readonly cache: boolean;
}

/** From the cache, or anew and into it; the closed form is quicker than a file. */
export async function predictedFromCache(
  tasks: readonly PredictionTask[],
  { cache, threads }: CacheRequest,
  shell: Shell,
): Promise<{ readonly predictions: readonly Prediction[]; readonly isFromCache: boolean }> {
  const isWorthKeeping = cache && tasks.some(({ solver }) => solver === 'events');
  const kept = isWorthKeeping ? shell.predictions.get(tasks) : null;
  if (kept !== null) return { predictions: kept, isFromCache: true };
  const predictions = await predictMany(tasks, {
    threads,
    onProgress: (doneCount) =>
      shell.progress(`predicted ${doneCount} of ${tasks.length} scenarios`),
  });
  if (isWorthKeeping) shell.predictions.put(tasks, predictions);
  return { predictions, isFromCache: false };
}
