import { figureNameList } from '@hopwise/calibration';
import * as z from 'zod';
import type { MeasuredReport } from '../report/measured-report.ts';
import { costOriginSchema } from './costs.ts';

const range = z.strictObject({ low: z.number(), high: z.number() }).nullable();
const figure = z.enum(figureNameList as [(typeof figureNameList)[number]]);

const row = z.strictObject({
  datapath: z.string(),
  test: z.string(),
  figure,
  unit: z.string(),
  measured: z.strictObject({
    name: figure,
    median: z.number(),
    interval: range.describe('90 % interval of the median; null of too few samples'),
    samples: z.int().nonnegative(),
  }),
  predicted: z.strictObject({
    value: z.number(),
    interval50: range.describe('Where half of the measurements are expected'),
    interval90: range.describe('Where nine of ten are expected'),
  }),
  error: z.number().describe('(predicted - measured) / measured'),
  verdict: z
    .enum(['inside', 'outside', 'no interval'])
    .describe('Whether the measured median is where nine of ten are expected'),
  passes: z
    .boolean()
    .describe('Whether the prediction is within the measured interval, or within the limit'),
});

/** Output of `hopwise validate report --json`. */
export const reportSchema = z.strictObject({
  format: z.literal('hopwise/report@1'),
  run: z.strictObject({
    name: z.string(),
    begun: z.string(),
    isFinished: z.boolean(),
    doubts: z.array(z.string()),
  }),
  hardware: z.string(),
  solver: z.enum(['events', 'analytic']),
  limit: z.number().describe('Error that passes whatever the measured interval [fraction]'),
  costs: costOriginSchema,
  rows: z.array(row),
  suspects: z.strictObject({
    kind: z.enum([
      'one-stage',
      'cannot-tell-apart',
      'no-single-stage',
      'all-alike',
      'nothing-to-explain',
    ]),
    change: z.number().optional().describe('Of all-alike: by what the time of an operation is off'),
    suspects: z.array(
      z.strictObject({
        stages: z.array(z.string()).describe('More than one where nothing tells them apart'),
        change: z.number().describe('By what its cost would have to change: 0.5 is half more'),
        explained: z.number().describe('Share of the squared residuals of the rates, 0 to 1'),
      }),
    ),
  }),
  notPredicted: z.array(z.strictObject({ subject: z.string(), reason: z.string() })),
  notes: z.array(z.string()),
}) satisfies z.ZodType<Omit<MeasuredReport, 'suspects'> & { readonly format: 'hopwise/report@1' }>;
