import { figureIds, type JudgedStudy } from '@hopwise/calibration';
import * as z from 'zod';

const amount = z.number().nullable();
const count = z.int().nonnegative();

const figure = z.strictObject({
  figure: z.enum(figureIds),
  unit: z.string(),
  predicted: amount.describe('In unit; null where the prediction does not have it'),
  published: amount.describe('In unit; null where it was not published'),
  error: amount.describe('(predicted - published) / published'),
});

const testedCase = z.strictObject({
  system: z.string().describe('As the publication calls it'),
  datapath: z.string().nullable().describe('What plays it; null for nothing'),
  modifiers: z.array(z.string()),
  mtu: z.int().positive().describe('MTU of the interface that endpoints see [byte]'),
  role: z
    .enum(['fit', 'held-out', 'seen', 'not-fitted'])
    .nullable()
    .describe('How the published row may be used; null where nothing was published'),
  refused: z.string().nullable().describe('Why it was not predicted'),
  bottleneck: z.string().nullable(),
  figures: z.array(figure),
});

const evidence = z.strictObject({
  what: z.string(),
  predicted: amount.describe('In unit; null where words say it all'),
  published: amount,
  unit: z.string(),
  expected: z
    .strictObject({
      atLeast: z.number().optional(),
      atMost: z.number().optional(),
      oneOf: z.array(z.string()).optional(),
    })
    .describe('What would agree'),
  holds: z.boolean(),
});

const finding = z.strictObject({
  id: z.string(),
  statement: z.string(),
  verdict: z.enum(['reproduced', 'not-reproduced', 'not-testable']),
  reason: z
    .string()
    .nullable()
    .describe('Why it is not testable, or what is known of why it is not reproduced'),
  evidence: z.array(evidence).describe('All must hold'),
});

const study = z.strictObject({
  id: z.string(),
  title: z.string(),
  sources: z.array(z.string()).describe('Publications, as hopwise catalogue names them'),
  tests: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      source: z.string(),
      hardware: z.string(),
      assumed: z.string().nullable().describe('What the publication leaves open'),
      cases: z.array(testedCase),
    }),
  ),
  findings: z.array(finding),
  counts: z.strictObject({ reproduced: count, notReproduced: count, notTestable: count }),
});

interface StudiesOutput {
  readonly format: 'hopwise/studies@1';
  readonly solver: 'events' | 'analytic';
  readonly studies: readonly JudgedStudy[];
}

/** Output of `hopwise study` and `hopwise studies` with `--json`. */
export const studiesSchema = z.strictObject({
  format: z.literal('hopwise/studies@1'),
  solver: z
    .enum(['events', 'analytic'])
    .describe('Of the tests that do not need simulation for their percentiles'),
  studies: z.array(study),
}) satisfies z.ZodType<StudiesOutput>;
