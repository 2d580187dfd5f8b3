import { mean, standardDeviation, tQuantile } from '@hopwise/stats';

/** When a run may stop. */
export interface StopRule {
  /** Half-width of the 95 % interval of the rate, relative to it. */
  readonly relativeHalfWidth: number;
  readonly batchesMin: number;
  readonly batchesMax: number;
}

/** Batch means of a rate, and whether they are enough. */
export interface BatchState {
  readonly mean: number;
  readonly halfWidth: number;
  readonly isEnough: boolean;
}

const confidence = 0.95;

/**
 * Judges batches: enough when the interval of their mean is narrow, by Student's t.
 *
 * @param rates - One mean rate per batch of equal length.
 */
export function judgeBatches(rates: readonly number[], rule: StopRule): BatchState {
  const count = rates.length;
  if (count < 2)
    return { mean: rates[0] ?? 0, halfWidth: Number.POSITIVE_INFINITY, isEnough: false };
  const average = mean(rates);
  const t = tQuantile((1 + confidence) / 2, count - 1);
  const halfWidth = (t * standardDeviation(rates)) / Math.sqrt(count);
  const isEnough = count >= rule.batchesMin && halfWidth <= rule.relativeHalfWidth * average;
  return { mean: average, halfWidth, isEnough };
}
