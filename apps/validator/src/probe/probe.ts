import * as z from 'zod';
import { factsSchema } from '../facts/facts.ts';
import { type ProbeFigureId, probeFigureIds, probeFigures } from './figures.ts';

const count = z.int().nonnegative();
const figureId = z.enum(probeFigureIds as readonly [ProbeFigureId, ...ProbeFigureId[]]);

const figure = z.strictObject({
  value: z.number().positive().describe('Median of the repeats'),
  low: z.number().positive().describe('Least of them'),
  high: z.number().positive().describe('Greatest of them'),
  unit: z.enum([...new Set(Object.values(probeFigures).map(({ unit }) => unit))]),
  samples: z.array(z.number().positive()).min(1),
});

/** What a minute on a machine says of it. Output of `hopwise validate probe --json`. */
export const probeSchema = z.strictObject({
  format: z.literal('hopwise/probe@1'),
  at: z.string().describe('When it began (ISO 8601)'),
  node: z.string(),
  cores: z.strictObject({
    first: count,
    other: count.nullable(),
    sibling: count.nullable(),
  }),
  measured: z.partialRecord(figureId, figure),
  missing: z.array(z.strictObject({ figure: figureId, why: z.string() })),
  /** What a reader of the figures must know. */
  doubts: z.array(z.string()),
  machine: z.strictObject({
    facts: factsSchema,
    cpus: z.array(z.strictObject({ cpu: count, core: count, socket: count, node: count })),
    l3Bytes: count.nullable(),
    features: z.array(z.string()),
    sysctls: z.record(z.string(), z.string()),
  }),
});

/** @see probeSchema */
export type Probe = z.output<typeof probeSchema>;
