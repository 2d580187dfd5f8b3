import * as z from 'zod';
import { topologySchema } from '../lab/topology.ts';
import { checkIds } from '../preflight/check-list.ts';
import { testSchema } from './test-schema.ts';

/** As rows of the data set name things. */
const name = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'a name in kebab-case: small letters, digits and -');
const seconds = (most: number) => z.number().min(0).max(most);

const datapath = z
  .strictObject({
    id: name.describe('What results call it'),
    topology: topologySchema.optional().describe('Built for the run from parts of the kernel'),
    target: z.string().min(1).optional().describe('A target of the inventory'),
    path: z
      .enum(['node-to-node', 'pod-to-pod-direct', 'pod-to-service'])
      .optional()
      .describe('What is connected; found out where it is left out'),
  })
  .refine(({ topology, target }) => (topology === undefined) !== (target === undefined), {
    error: 'either topology or target',
  });

const sampling = z.strictObject({
  seconds: z.int().min(1).max(3600).default(30).describe('Of one sample [s]'),
  warmUpSeconds: z.int().min(0).max(60).default(3).describe('Before the samples of a visit [s]'),
  min: z.int().min(1).max(1000).default(5).describe('Fewest samples of a case'),
  max: z.int().min(1).max(1000).default(30).describe('Most samples of a case'),
  intervalPct: z
    .number()
    .positive()
    .max(100)
    .default(2)
    .describe('A case is done when half of the 90 % interval of its median is no wider [%]'),
  perVisit: z
    .int()
    .min(1)
    .max(100)
    .default(1)
    .describe('Samples of a case before the next datapath is built'),
  pauseSeconds: seconds(600).default(0).describe('After each sample [s]'),
  crrPauseSeconds: seconds(600)
    .default(60)
    .describe('After a sample of TCP_CRR, for connections in TIME_WAIT [s]'),
});

const baseline = z.strictObject({
  datapath: name.describe('Measured before all others and again after them'),
  samples: z.int().min(1).max(30).default(3).describe('At each end, of the first test'),
});

/** A plan as it is written. */
export const planSchema = z
  .strictObject({
    name,
    client: z.string().min(1).describe('Node of the inventory that asks'),
    server: z.string().min(1).describe('Node of the inventory that answers'),
    datapaths: z.array(datapath).min(1).max(200),
    tests: z.array(testSchema).min(1),
    sampling: sampling.prefault({}),
    baseline: baseline.optional().describe('Shows whether the nodes drifted; none if left out'),
    seed: z.int().min(0).default(1).describe('Of the order, which is shuffled'),
    allow: z
      .array(z.enum(checkIds))
      .default([])
      .describe('Findings of the preflight that do not stop the run, by their id'),
    hardware: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/)
      .default('not-stated')
      .describe('Profile of the nodes, for the rows of the run'),
  })
  .superRefine((plan, context) => {
    const refuse = (path: readonly (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path: [...path], message });
    if (plan.client === plan.server) refuse(['server'], 'another node than the client');
    if (plan.sampling.max < plan.sampling.min) refuse(['sampling', 'max'], 'no fewer than min');
    const ids = plan.datapaths.map(({ id }) => id);
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) < index) refuse(['datapaths', index, 'id'], 'an id that no other has');
    }
    if (plan.baseline !== undefined && !ids.includes(plan.baseline.datapath)) {
      refuse(['baseline', 'datapath'], `a datapath of this plan: ${ids.join(', ')}`);
    }
  });

export type WrittenPlan = z.output<typeof planSchema>;
