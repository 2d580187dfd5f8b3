import type { PredictionIntervals, Uncertainty } from '@hopwise/calibration';
import type { DataFolder, Platform } from './files.ts';
import type { IntervalTask } from './interval-task.ts';
import { withThreads } from './worker-pool.ts';

/** Machines that are drawn for intervals: enough for their outer quantiles to be steady to some 5 %. */
const sampleCount = 64;

/** What intervals of predictions on a machine are made of. */
export const platformUncertainty = (
  { hardware, costs }: Platform,
  data: Pick<DataFolder, 'spreads'>,
  seed: number,
): Uncertainty => ({
  platform: { hardware, posterior: costs.posterior, isTransferred: costs.kind === 'transferred' },
  ...data.spreads(),
  seed,
  sampleCount,
});

/** Intervals of many predictions, in their order, on several threads where that pays. */
export async function manyIntervals(
  { predicted, uncertainty }: IntervalTask,
  threads: number,
): Promise<readonly PredictionIntervals[]> {
  const size = Math.ceil(predicted.length / threads);
  const parts = Array.from({ length: threads }, (_, i) =>
    predicted.slice(i * size, (i + 1) * size),
  ).filter((part) => part.length > 0);
  const found = await withThreads(threads, (pool) =>
    Promise.all(
      parts.map(
        (part): Promise<readonly PredictionIntervals[]> =>
          pool.run({ predicted: part, uncertainty }, { name: 'intervalTask' }),
      ),
    ),
  );
  return found.flat();
}
