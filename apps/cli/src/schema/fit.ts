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
});

const residual = z.strictObject({
  datapath: z.string(),
  modifiers: z.array(z.string()),
  workload: z.enum(workloadKinds),
  processes: z.int().positive(),
  mtu: z.int().positive(),
  figure: z.enum(['rate', 'cpuClient', 'cpuServer']),
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
  factors: z.array(factor),
  residuals: z.array(residual),
});

/** Output of `hopwise calibrate --json`. */
export const calibrationSchema = z.strictObject({
  format: z.literal('hopwise/calibration@1'),
  outcome: z
    .enum(['written', 'refused', 'same', 'different'])
    .describe('Files written; a fit not to be trusted; with --check, what the files are'),
  reasons: z.array(z.string()).describe('Why refused, or what differs'),
  fit: fitSchema,
});
