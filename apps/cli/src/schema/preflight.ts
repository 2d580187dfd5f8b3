import type { Finding } from '@hopwise/validator';
import * as z from 'zod';

const finding = z.strictObject({
  id: z.string().describe('Which check; a plan allows it by this name'),
  severity: z.enum(['block', 'warn', 'record']),
  node: z.string().nullable().describe('null: both together'),
  found: z.string(),
  remedy: z.string().nullable(),
}) satisfies z.ZodType<Omit<Finding, 'id'> & { readonly id: string }>;

/** Output of `hopwise validate preflight --json`. */
export const preflightSchema = z.strictObject({
  format: z.literal('hopwise/preflight@1'),
  isFit: z.boolean().describe('Whether a run of the plan would begin'),
  environment: z.string().describe('Hash of all that lasts of the facts of both nodes'),
  findings: z.array(finding).describe('What stops a run first'),
});
