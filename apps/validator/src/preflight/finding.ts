import * as z from 'zod';
import { checkIds } from './check-list.ts';

/** One thing that a preflight found. */
export const findingSchema = z.strictObject({
  id: z.enum(checkIds),
  /** `block` stops a run, `warn` is told, `record` is written down and no more. */
  severity: z.enum(['block', 'warn', 'record']),
  /** Node that it is about; null: both together. */
  node: z.string().nullable(),
  /** What is so. */
  found: z.string(),
  /** What to do about it; null for what is only recorded. */
  remedy: z.string().nullable(),
});

export type Finding = z.output<typeof findingSchema>;
