import type { LabStatus } from '@hopwise/validator';
import * as z from 'zod';
import type { NodeLeft } from '../report/lab-report.ts';

/** Output of `hopwise validate lab up|down|status --local --json`. */
export const labSchema = z.strictObject({
  format: z.literal('hopwise/lab@1'),
  id: z.string(),
  state: z.enum(['up', 'partial', 'down']).describe('partial: what a crash leaves'),
  folder: z.string().describe('Of the files of the lab'),
  inventory: z.string().nullable().describe('Of its nodes; null unless it is up'),
  nodes: z.array(
    z.strictObject({
      name: z.string(),
      pid: z.int().positive().nullable().describe('First process of its namespaces'),
      address: z.string().nullable().describe('Where its sshd listens'),
    }),
  ),
}) satisfies z.ZodType<LabStatus & { readonly format: 'hopwise/lab@1' }>;

/** Output of `hopwise validate lab down|status --inventory FILE --json`. */
export const labNodesSchema = z.strictObject({
  format: z.literal('hopwise/lab-nodes@1'),
  nodes: z.array(
    z.strictObject({
      node: z.string(),
      left: z.array(z.string()).describe('What runs left there, one line each'),
      removed: z.boolean(),
    }),
  ),
}) satisfies z.ZodType<{
  readonly format: 'hopwise/lab-nodes@1';
  readonly nodes: readonly NodeLeft[];
}>;
