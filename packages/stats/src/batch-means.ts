import { mean } from './mean.ts';
import { standardDeviation } from './standard-deviation.ts';
import { tQuantile } from './t-quantile.ts';

/** A mean, and how far to trust it. */
export interface BatchMeans {
  /** [unit of the values] */
  readonly mean: number;
  /** Half of the width of the confidence interval around the mean [unit of the values]. */
  readonly halfWidth: number;
  readonly batchCount: number;
}

export interface BatchMeansOptions {
  /** Probability that the interval holds the true mean, between 0 and 1. Default 0.95. */
  readonly confidence?: number;
  /** Default 20; fewer when there are fewer values. */
  readonly batchCount?: number;
}

/**
 * Mean of a correlated series with a confidence interval, by non-overlapping batches.
 *
 * Neighbours in a series are alike, so their spread says too little about the mean; means of long
 * batches are nearly independent. The oldest values that do not fill a batch are left out.
 *
 * @param values - In time order, warm-up removed, length n >= 2.
 * @throws {RangeError} if there are fewer than two values or batches
 * @source Law, Simulation Modeling and Analysis, 5th edition, section 9.5.3
 * @example batchMeans([1, 2, 3, 4], { batchCount: 2 }) // { mean: 2.5, halfWidth: 12.7, batchCount: 2 }
 */
export function batchMeans(
  values: readonly number[],
  { confidence = 0.95, batchCount: batchesWanted = 20 }: BatchMeansOptions = {},
): BatchMeans {
  const batchCount = Math.min(batchesWanted, values.length);
  if (batchCount < 2) throw new RangeError(`an interval needs two batches, not ${batchCount}`);
  const batchLength = Math.floor(values.length / batchCount);
  const first = values.length - batchLength * batchCount;
  const means = Array.from({ length: batchCount }, (_, batch) => {
    const start = first + batch * batchLength;
    return mean(values.slice(start, start + batchLength));
  });
  const t = tQuantile((1 + confidence) / 2, batchCount - 1);
  const halfWidth = (t * standardDeviation(means)) / Math.sqrt(batchCount);
  return { mean: mean(means), halfWidth, batchCount };
}
