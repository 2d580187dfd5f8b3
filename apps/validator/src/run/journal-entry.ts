import { metricIds } from '@hopwise/dataset';
import * as z from 'zod';
import { factsSchema } from '../facts/facts.ts';
import { planSchema } from '../plan/plan-schema.ts';
import { findingSchema } from '../preflight/finding.ts';
import { endHealthSchema } from './health.ts';
import { type HealthWarning, healthWarnings } from './health-warnings.ts';

const at = z.string().describe('When, by the clock of the machine that ran it (ISO 8601)');
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const figure = z.strictObject({
  workload: z.string(),
  path: z.string().nullable(),
  system: z.string().nullable(),
  streams: z.number().nullable(),
  messageBytes: z.number().nullable(),
  mtu: z.number().nullable(),
  metric: z.enum(metricIds as readonly [(typeof metricIds)[number]]),
  value: z.number(),
  note: z.string(),
});

const sample = z.strictObject({
  kind: z.literal('sample'),
  at,
  number: z.int().positive(),
  phase: z.enum(['matrix', 'baseline-first', 'baseline-last']),
  round: z.int().nonnegative(),
  datapath: z.string(),
  /** Id of the case. */
  test: z.string(),
  /** Of the environment that it was taken in. */
  environment: hash,
  /** What it took on the nodes, with its start and end [ms]. */
  elapsedMs: z.number(),
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('measured'), figures: z.array(figure).min(1) }),
    /** A failure is an observation, too. */
    z.strictObject({ kind: z.literal('failed'), why: z.string() }),
  ]),
  /** Of the client and the server; null where the sample failed before they could be read. */
  health: z.strictObject({ client: endHealthSchema, server: endHealthSchema }).nullable(),
  warnings: z.array(
    z.strictObject({
      end: z.enum(['client', 'server']),
      id: z.enum(Object.keys(healthWarnings) as [HealthWarning, ...HealthWarning[]]),
    }),
  ),
  /** Files with what the tools printed, below the folder of the run. */
  raw: z.array(z.string()),
});

const visit = z.strictObject({
  kind: z.literal('visit'),
  at,
  datapath: z.string(),
  /** Where the ends were, in words. */
  client: z.string(),
  server: z.string(),
  serverAddress: z.string(),
  /** Of the interface that the client sends by [byte]. */
  mtu: z.number(),
  notes: z.array(z.string()),
});

const drift = z.strictObject({
  kind: z.literal('drift'),
  at,
  /** Medians of the baseline before all else and after it; null without a sample. */
  first: z.number().nullable(),
  last: z.number().nullable(),
  changePct: z.number().nullable(),
  /** Twice the half width of the wider interval [%]; more is a drift. */
  limitPct: z.number().nullable(),
  isDrift: z.boolean().nullable(),
});

/** A line of a journal. */
export const journalEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run'),
    schema: z.literal(1),
    at,
    /** Names everything that the run makes on the nodes. */
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    planHash: hash,
    plan: planSchema,
    /** User and machine that it was started on. */
    from: z.string(),
  }),
  z.strictObject({
    kind: z.literal('environment'),
    at,
    /** One for both nodes: samples with the same one were measured under the same settings. */
    hash,
    client: factsSchema,
    server: factsSchema,
  }),
  z.strictObject({ kind: z.literal('preflight'), at, findings: z.array(findingSchema) }),
  visit,
  /** A datapath that could not be built or entered. */
  z.strictObject({ kind: z.literal('refused'), at, datapath: z.string(), why: z.string() }),
  sample,
  z.strictObject({
    kind: z.literal('case-done'),
    at,
    datapath: z.string(),
    test: z.string(),
    why: z.enum(['narrow', 'capped', 'failing']),
  }),
  drift,
  z.strictObject({ kind: z.literal('resumed'), at, from: z.string() }),
  z.strictObject({
    kind: z.literal('stopped'),
    at,
    why: z.enum(['cancelled', 'lost', 'blocked', 'failed']),
    message: z.string(),
  }),
  /** The end: SHA-256 of every other file of the folder, by its path. */
  z.strictObject({ kind: z.literal('finished'), at, files: z.record(z.string(), hash) }),
]);

export type JournalEntry = z.output<typeof journalEntrySchema>;
export type EntryOf<Kind extends JournalEntry['kind']> = Extract<
  JournalEntry,
  { readonly kind: Kind }
>;
export type SampleEntry = EntryOf<'sample'>;
