import { metricIds } from '@hopwise/dataset';
import * as z from 'zod';

const count = z.int().nonnegative();
const role = z.enum(['fit', 'held-out', 'seen', 'excluded']);

/** Output of `hopwise data check --json`. */
export const dataCheckSchema = z.strictObject({
  format: z.literal('hopwise/data-check@1'),
  checked: z.array(
    z.strictObject({
      path: z.string(),
      kind: z
        .enum([
          ...(['folder', 'measurements', 'costs', 'systems', 'splits', 'capabilities'] as const),
          ...(['noise', 'model-error'] as const),
          ...(['hardware', 'source', 'machines'] as const),
        ])
        .nullable()
        .describe('What it was taken for; null where it could not be read'),
      rows: count.nullable().describe('Of a table, or of all measurements of a folder'),
    }),
  ),
  problems: z
    .array(
      z.strictObject({
        file: z.string(),
        line: z.int().positive(),
        column: z.int().positive(),
        found: z.string(),
        expected: z.string(),
        suggestion: z.string().nullable().describe('The name that was probably meant'),
      }),
    )
    .describe('None: exit code 0; else 2'),
});

/** Output of `hopwise data list --json`. */
export const dataListSchema = z.strictObject({
  format: z.literal('hopwise/data-list@1'),
  sources: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      licence: z.string(),
      rows: count,
      missing: count.describe('Rows without a value: a failed or missing run'),
      machines: z.array(z.string()),
      systems: z.array(z.string()),
      workloads: z.array(z.string()),
      metrics: z.array(z.enum(metricIds)),
      roles: z
        .array(z.strictObject({ split: z.string(), counts: z.partialRecord(role, count) }))
        .describe('Rows in each role, for each split that has a rule for the source'),
    }),
  ),
});

const row = z.strictObject({
  source: z.string(),
  hardwareId: z.string(),
  system: z.string(),
  systemVersion: z.string(),
  workload: z.string(),
  path: z.string(),
  streams: z.int().positive().nullable(),
  messageBytes: z.int().positive().nullable(),
  mtu: z.int().positive().nullable(),
  run: z.string(),
  metric: z.enum(metricIds),
  value: z.number().nullable().describe('In unit; null where the source has none'),
  unit: z.string(),
  method: z.enum(['raw-file', 'text', 'chart-read']),
  note: z.string(),
  roles: z.record(z.string(), role).optional().describe('By split'),
});

/** Output of `hopwise data show --json` and `hopwise data import --json`. */
export const dataRowsSchema = z.strictObject({
  format: z.literal('hopwise/data-rows@1'),
  source: z
    .strictObject({
      id: z.string(),
      title: z.string(),
      published: z.string().optional(),
      urls: z.array(z.string()),
      citation: z.string().optional(),
      revision: z.string().optional(),
      accessed: z.string(),
      licence: z.string(),
      licenceApplies: z.string().optional(),
      method: z.string(),
      setup: z.string().optional(),
      rows: count,
      doubtful: z.array(z.string()),
    })
    .optional()
    .describe('Of published rows'),
  rows: z.array(row),
});
