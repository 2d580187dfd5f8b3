import type { RunResult } from '@hopwise/validator';
import * as z from 'zod';

/** Output of `hopwise validate run --json`. */
export const runSchema = z.strictObject({
  format: z.literal('hopwise/run@1'),
  state: z.enum(['finished', 'cancelled', 'lost', 'blocked', 'failed']),
  message: z.string().describe('What is to be said of the end; empty for one that is finished'),
  folder: z.string(),
  sampleCount: z.int().nonnegative(),
  wasTorn: z.boolean().describe('Whether a crash tore off the end of the journal, which was cut'),
  doubts: z.array(z.string()).describe('What keeps its figures from being taken as they are'),
}) satisfies z.ZodType<
  RunResult & { readonly format: 'hopwise/run@1'; readonly doubts: readonly string[] }
>;
