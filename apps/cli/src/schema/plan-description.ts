import type { PlanDescription } from '@hopwise/validator';
import * as z from 'zod';

const texts = z.array(z.string()).readonly();
const range = z.strictObject({ least: z.number(), most: z.number() });

/** Output of `hopwise validate plan --json`. */
export const planDescriptionSchema = z.strictObject({
  format: z.literal('hopwise/plan-description@1'),
  name: z.string(),
  client: z.string(),
  server: z.string(),
  seed: z.number(),
  datapaths: z
    .array(
      z.strictObject({
        id: z.string(),
        path: z.string(),
        changes: z.strictObject({ client: texts, server: texts }),
      }),
    )
    .readonly()
    .describe('With what is made for each on the nodes'),
  cases: z
    .array(z.strictObject({ id: z.string(), tool: z.string(), sampleSeconds: z.number() }))
    .readonly(),
  baseline: z
    .strictObject({ datapath: z.string(), test: z.string(), samples: z.number() })
    .nullable(),
  firstRound: z.array(z.strictObject({ datapath: z.string(), tests: texts })).readonly(),
  samples: range,
  seconds: range.describe('How long the run takes, at least and at most [s]'),
  always: texts.describe('What happens on the nodes besides'),
}) satisfies z.ZodType<PlanDescription & { readonly format: 'hopwise/plan-description@1' }>;
