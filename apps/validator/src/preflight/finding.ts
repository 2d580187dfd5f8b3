import * as z from 'zod';

/** One thing that a preflight found. */
export const findingSchema = z.strictObject({
  /** Which check, as the list of checks names it. */
  id: z.string(),
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
