import { quantile } from '@hopwise/stats';

/** Where a figure is expected: half of the time within the quartiles, nine times of ten within the outer two. */
export interface Quantiles {
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

export const quantilesOf = (values: readonly number[]): Quantiles => ({
  p5: quantile(values, 0.05),
  p25: quantile(values, 0.25),
  p50: quantile(values, 0.5),
  p75: quantile(values, 0.75),
  p95: quantile(values, 0.95),
});
