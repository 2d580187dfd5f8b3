import { percentiles } from '@hopwise/calibration';
import * as z from 'zod';
import type { SizedSystem } from '../report/size-report.ts';
import { costOriginSchema } from './costs.ts';
import { bottleneckSchema } from './prediction.ts';

const amount = z.number().nonnegative();
const count = z.int().positive();
const estimate = z
  .strictObject({ value: amount, low: amount, high: amount })
  .describe('low to high holds it nine times of ten');

const sized = z.strictObject({
  system: z.string().describe('Datapath, with modifiers after a +'),
  kind: z.literal('sized'),
  processes: count.describe('In flight on one pair of machines'),
  unit: z.enum(['bit/s', '1/s']).describe('Of the load and of what a pair carries'),
  machines: z
    .strictObject({ value: count, low: count, high: count })
    .describe('Of each end; low to high holds it nine times of ten'),
  clientCores: estimate.describe('Busy at the load, of all clients together [cores]'),
  serverCores: estimate.describe('Busy at the load, of all servers together [cores]'),
  perPair: estimate.describe('What one pair carries when nothing is kept free'),
  busyShare: amount.describe('Busy share of the CPUs of the busier end'),
  bottleneck: bottleneckSchema,
});

const unreachable = z
  .strictObject({
    system: z.string(),
    kind: z.literal('unreachable'),
    latencyNs: amount.describe('Of one operation alone'),
  })
  .describe('Takes longer than the limit even when nothing else is under way');

const refused = z
  .strictObject({
    system: z.string(),
    kind: z.literal('refused'),
    because: z.array(z.string()),
  })
  .describe('Cannot carry such a load at all');

/** Output of `hopwise size --json`. */
export const sizeSchema = z.strictObject({
  format: z.literal('hopwise/size@1'),
  costs: costOriginSchema,
  demand: z.strictObject({
    perS: z.number().positive().describe('Of all machines together [bit/s or 1/s]'),
    shareUsed: z.number().positive().max(1).describe('How much of a machine is to be used'),
  }),
  limit: z.strictObject({ percentile: z.enum(percentiles), ns: z.number().positive() }).nullable(),
  systems: z.array(z.union([sized, unreachable, refused])) satisfies z.ZodType<
    readonly SizedSystem[]
  >,
});
