import type { CostOrigin, DatapathComparison } from '@hopwise/calibration';
import * as z from 'zod';
import { costOriginSchema } from './costs.ts';
import {
  contextSchema,
  directionSchema,
  endSchema,
  perUnitSchema,
  predictionSchema,
  stageSchema,
} from './prediction.ts';

const cost = z.number().nonnegative().describe('In unit');
const difference = z.number().describe('b - a, in unit');
const count = z.int().nonnegative();

const stageDifference = z.strictObject({
  end: endSchema,
  direction: directionSchema,
  stage: stageSchema,
  change: z.enum(['same', 'added', 'skipped', 'moved']),
  contextA: contextSchema.nullable(),
  contextB: contextSchema.nullable(),
  countA: count.describe('How often the path names it'),
  countB: count,
  costA: cost,
  costB: cost,
  difference,
});

const cpuDifference = z
  .strictObject({ difference, unattributed: difference })
  .describe('difference = sum of the stages of this end + unattributed');

interface DiffOutput extends DatapathComparison {
  readonly format: 'hopwise/diff@1';
  readonly costs: CostOrigin;
}

/** Output of `hopwise diff --json`. */
export const diffSchema = z.strictObject({
  format: z.literal('hopwise/diff@1'),
  costs: costOriginSchema,
  unit: perUnitSchema,
  a: predictionSchema,
  b: predictionSchema,
  stages: z.array(stageDifference),
  cpu: z.strictObject({ client: cpuDifference, server: cpuDifference }),
  time: z
    .strictObject({
      timeA: cost,
      timeB: cost,
      difference,
      workOnPath: difference,
      rest: difference,
    })
    .describe('Time per operation or byte of one process: difference = workOnPath + rest'),
}) satisfies z.ZodType<DiffOutput>;
