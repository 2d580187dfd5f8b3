import { baselineList, figureNameList } from '@hopwise/calibration';
import { workloadKinds } from '@hopwise/datapath';
import * as z from 'zod';

const share = z.number().min(0).max(1);
const size = z.number().nonnegative();
const count = z.int().nonnegative();
const figure = z
  .enum(figureNameList)
  .describe('rates in bit/s or 1/s; CPU in ns per operation, or ns per byte of a stream');
const workload = z.enum(workloadKinds);
const role = z.enum(['held-out', 'seen']).describe('seen: kept out of every held-out score');
const interval = z.strictObject({ low: z.number(), high: z.number() }).nullable();
const ofBaselines = <Schema extends z.ZodType>(schema: Schema) =>
  z.record(z.enum(baselineList), schema);

const error = z.strictObject({
  rowCount: count,
  mdape: size.describe('Median absolute error [fraction]'),
  mape: size.describe('Mean absolute error [fraction]'),
  p90: size.describe('90th percentile of the absolute error [fraction]'),
  bias: z.number().describe('Mean signed error [fraction]; positive: predicted too high'),
  kendallTau: z.number().min(-1).max(1).nullable().describe('Values within 1 % are ties'),
  coverage50: share.nullable().describe('Share of measured values within 50 % intervals'),
  coverage90: share.nullable(),
  noise: size.nullable().describe('Median scatter of repeated runs [standard deviation over mean]'),
  baselines: z
    .strictObject({
      rowCount: count.describe('Rows that baselines can guess'),
      toldCount: count.describe('Of these, told figures of their test that the model was not'),
      modelMdape: size.describe('Of the model on the same rows'),
      mdape: ofBaselines(size),
    })
    .nullable(),
});
const magnitude = z.strictObject({
  rowCount: count,
  rightShare: share.describe('Share within half an order of magnitude'),
  baselines: z
    .strictObject({ rowCount: count, modelShare: share, share: ofBaselines(share) })
    .nullable(),
});
const score = { figure, error: error.nullable(), magnitude: magnitude.nullable() } as const;

const test = z.strictObject({
  source: z.string(),
  hardware: z.string(),
  workload,
  processes: z.int().positive(),
  requestBytes: z.int().positive().nullable(),
  path: z.enum(['direct', 'service', 'same-node', 'same-node-service']),
  frames: z.enum(['standard', 'jumbo']),
});

const row = z.strictObject({
  id: z.string().describe('source/machine/system/version/workload/path/streams/bytes/MTU'),
  fold: z.string().describe('What was left out of training'),
  role,
  system: z.string(),
  datapath: z.string(),
  modifiers: z.array(z.string()),
  test,
  figure,
  measured: z.number(),
  predicted: z.number(),
  error: z.number().describe('(predicted - measured) / measured; a sign where magnitudes count'),
  interval50: interval,
  interval90: interval,
  baselines: ofBaselines(z.number()).nullable(),
});

const listed = z.strictObject({
  source: z.string(),
  subject: z.string(),
  reason: z.string(),
  rowCount: count,
});

const target = z.strictObject({
  rows: z.string(),
  rowCount: count,
  mdape: size.nullable(),
  mdapeTarget: size.nullable(),
  p90: size.nullable(),
  p90Target: size.nullable(),
  kendallTau: z.number().nullable(),
  kendallTauTarget: z.number().nullable(),
  isMet: z.boolean().nullable().describe('null: no rows'),
});

const evaluation = z.strictObject({
  id: z.string(),
  title: z.string(),
  method: z.string(),
  foldCount: count,
  targets: z.array(target),
  pooled: z.array(z.strictObject(score)).describe('Held-out rows of all tests'),
  tests: z.array(z.strictObject({ test, role, ...score })),
  coverage90: share.nullable(),
  costs: z.array(
    z.strictObject({
      fold: z.string(),
      machine: z.string(),
      origin: z.string(),
      parameterCount: count,
      figureCount: count,
      doubts: z.array(z.string()),
    }),
  ),
  worst: z.array(
    z.strictObject({
      row,
      bottleneck: z.string(),
      stages: z.array(
        z.strictObject({ end: z.enum(['client', 'server']), stage: z.string(), cores: size }),
      ),
    }),
  ),
  refused: z.array(listed).describe('Held-out figures that cannot be predicted'),
  rows: z.array(row),
});

/** Output of `hopwise evaluate --json`. */
export const evaluateSchema = z.strictObject({
  format: z.literal('hopwise/evaluation@1'),
  solver: z.enum(['events', 'analytic']),
  evaluations: z.array(evaluation),
  coverage90: share.nullable().describe('Over all evaluations'),
  leftOut: z.array(listed).describe('Measurements that no evaluation uses'),
  assumed: z.array(listed).describe('What the sources do not state and was assumed'),
  skippedFiles: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
});

export type EvaluateOutput = z.infer<typeof evaluateSchema>;
export type EvaluationOutput = z.infer<typeof evaluation>;
