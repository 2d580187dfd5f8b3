import type { PredictionIntervals, Quantiles } from '@hopwise/calibration';
import * as z from 'zod';

const amount = z.number().nonnegative();

const quantiles = z
  .strictObject({ p5: amount, p25: amount, p50: amount, p75: amount, p95: amount })
  .describe('p25 to p75 holds a measurement half of the time, p5 to p95 nine times of ten')
  .optional() satisfies z.ZodType<Quantiles | undefined>;

/** Where measurements of a prediction's figures are to be expected. */
export const intervalsSchema = z
  .strictObject({
    rate: quantiles,
    cpuClient: quantiles,
    cpuServer: quantiles,
    cpuClientPerUnit: quantiles,
    cpuServerPerUnit: quantiles,
    latencyMean: quantiles,
  })
  .describe(
    'From what the fit leaves open, the bounds of the machine, what the model gets wrong and run-to-run scatter; CPU in cores and per unit, latency in ns',
  ) as z.ZodType<PredictionIntervals>;
