import type { StudyComparison } from '@hopwise/calibration';
import { workloadKinds } from '@hopwise/datapath';
import * as z from 'zod';
import { costOriginSchema } from './costs.ts';
import { intervalsSchema } from './intervals.ts';
import { predictionSchema } from './prediction.ts';

const workload = z.enum(workloadKinds);
const comparedRole = z
  .enum(['fit', 'held-out', 'seen'])
  .describe('Whether the fit saw the row, nothing saw it, or a modelling choice saw it');
const role = z
  .enum([...comparedRole.options, 'not-compared'])
  .describe('The same, or that nothing valid was published of the row');
const error = z
  .number()
  .nullable()
  .describe('(predicted - published) / published; null where nothing valid is published');
const figure = z.number().nonnegative().nullable();
const share = z.number().nonnegative().nullable();

const published = z.strictObject({
  rate: figure.describe('In rateUnit'),
  rateUnit: z.enum(['bit/s', '1/s']),
  cpuClientCores: figure,
  cpuServerCores: figure,
  cpuClientPerUnit: figure.describe('CPU time per operation [ns], or per byte [ns/byte]'),
  cpuServerPerUnit: figure.describe('CPU time per operation [ns], or per byte [ns/byte]'),
  run: z.string(),
  source: z.string(),
  method: z.string().describe('How the figures were taken from the source'),
});

const row = z.strictObject({
  datapath: z.string(),
  modifiers: z.array(z.string()),
  workload,
  processes: z.int().positive(),
  mtu: z.int().positive(),
  role,
  reason: z.string().describe('Why the row has this role, or nothing to compare with'),
  prediction: predictionSchema,
  intervals: intervalsSchema,
  published: published.nullable(),
  errors: z.strictObject({ rate: error, cpuClient: error, cpuServer: error }),
});

const worst = z.strictObject({
  datapath: z.string(),
  modifiers: z.array(z.string()),
  processes: z.int().positive(),
  figure: z.enum(['rate', 'CPU of the client', 'CPU of the server']),
  error: z.number(),
});

const accuracy = z.strictObject({
  workload,
  role: comparedRole,
  rowCount: z.int().nonnegative(),
  cpuCount: z.int().nonnegative(),
  rateMdape: share.describe('Median absolute error of the rate [fraction]'),
  cpuMdape: share.describe('Median absolute error of CPU time per operation or byte [fraction]'),
  rateBias: error.describe('Mean signed error of the rate [fraction]'),
  cpuClientBias: error.describe('Mean signed error of CPU time at the client [fraction]'),
  cpuServerBias: error.describe('Mean signed error of CPU time at the server [fraction]'),
  worst: worst.nullable(),
  rateKendallTau: z
    .number()
    .min(-1)
    .max(1)
    .nullable()
    .describe('Order of the rates; rates within 1 % are ties'),
  sameAsHost: z
    .strictObject({ rateMdape: share, cpuMdape: share })
    .describe('What the guess "costs what the host costs" gets on the same rows'),
});

/** Output of `hopwise compare --json`, and `data/study.json` of the explorer. */
export const comparisonSchema = z.strictObject({
  format: z.literal('hopwise/comparison@1'),
  study: z.string(),
  hardware: z.string(),
  solver: z.enum(['events', 'analytic']),
  costs: costOriginSchema,
  rows: z.array(row),
  accuracy: z.array(accuracy),
}) satisfies z.ZodType<StudyComparison & { readonly format: 'hopwise/comparison@1' }>;
