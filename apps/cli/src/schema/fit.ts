import { observedFigureList } from '@hopwise/calibration';
import { workloadKinds } from '@hopwise/datapath';
import * as z from 'zod';

const count = z.int().nonnegative();
const positive = z.number().positive();

const factor = z.strictObject({
  name: z.string(),
  sigmaLog: positive.describe('Width of the prior: standard deviation of the logarithm'),
  value: positive.describe('What the costs of this name were multiplied by; 1 is the prior'),
  z: z.number().describe('Logarithm of the value in widths of the prior'),
  atBound: z.boolean().describe('Whether the data push further than a factor may go'),
  sd: positive.describe('Width that the data leave, in widths of the prior'),
  systems: count.describe('Systems any figure of which it moves'),
});

const tied = z.strictObject({
  names: z.tuple([z.string(), z.string()]),
  likeness: z
    .number()
    .describe(
      'Cosine between what the two do to the figures; 1 or -1: one can stand for the other',
    ),
});

const error = z.number().nonnegative();

const spread = z
  .strictObject({ rate: error, cpu: error })
  .describe('Errors of the model beyond those of the data: standard deviations of logarithms');

const residual = z.strictObject({
  datapath: z.string(),
  modifiers: z.array(z.string()),
  workload: z.enum(workloadKinds),
  processes: z.int().positive(),
  mtu: z.int().positive(),
  figure: z.enum(observedFigureList),
  observed: positive.describe('[bit/s] or [1/s]; CPU in [ns] per operation or [ns/byte]'),
  sigmaLog: positive.describe('Standard deviation assumed of its logarithm'),
  error: z.number().describe('(predicted - observed) / observed, in sample'),
});

/** Record of a fit, beside the table that it wrote: `data/costs/<hardware>.json`. */
export const fitSchema = z.strictObject({
  format: z.literal('hopwise/fit@1'),
  hardware: z.string(),
  study: z.string(),
  split: z.string().describe('Split that says which rows the fit may see'),
  parameters: count.describe('Factors that were fitted'),
  rows: count.describe('Scenarios that the fit saw'),
  figures: count.describe('Published figures of these rows'),
  processes: z.array(z.int().positive()).describe('Process counts of these rows'),
  dataHash: z.string().describe('Of measurements, systems, splits, hardware and priors'),
  costsHash: z.string().describe('Of the table that was written with this record'),
  modelVersion: z.string(),
  converged: z.boolean(),
  iterations: count,
  sumOfSquares: z.number().nonnegative().describe('Weighted errors and distances from the priors'),
  misfit: z
    .number()
    .min(1)
    .describe('Errors left over the errors assumed; widens what is left open'),
  learned: count.describe('Combinations of factors of which the data say more than the priors'),
  modelError: spread,
  factors: z.array(factor),
  tied: z.array(tied).describe('Factors that the data cannot tell apart'),
  covariance: z
    .array(z.array(z.number()))
    .describe('Of the factors, in widths of their priors: rows up to the diagonal'),
  residuals: z.array(residual),
});

const difference = z.strictObject({
  datapath: z.string(),
  modifiers: z.array(z.string()),
  workload: z.enum(workloadKinds),
  processes: z.int().positive(),
  rate: z.number().describe('(events - closed form) / closed form'),
  cpuClient: z.number(),
  cpuServer: z.number(),
});

/** Output of `hopwise calibrate --json`. */
export const calibrationSchema = z.strictObject({
  format: z.literal('hopwise/calibration@1'),
  outcome: z
    .enum(['written', 'refused', 'same', 'different'])
    .describe('Files written; a fit not to be trusted; with --check, what the files are'),
  reasons: z.array(z.string()).describe('Why refused, or what differs'),
  fit: fitSchema,
  verification: z
    .strictObject({
      rows: z.array(difference),
      median: error.describe('Of rates and CPU, without their signs'),
      worst: error,
    })
    .nullable()
    .describe('Rows of the fit by events against the closed form; null without --verify'),
});
