import { capabilityIds } from '@hopwise/dataset';
import * as z from 'zod';
import { costOriginSchema } from './costs.ts';
import { contextSchema } from './prediction.ts';

const basis = z.enum(['measured', 'published', 'derived', 'assumed']);
const named = { id: z.string(), title: z.string() };

const visit = z.strictObject({
  entry: z.string().describe('How the work gets onto a core'),
  context: contextSchema,
  namespace: z.enum(['pod', 'host', 'proxy']),
  stages: z.array(z.string()).describe('On the critical path of the skb'),
  epilogue: z.array(z.string()).optional().describe('Paid after the skb has left'),
  segmented: z.literal(true).optional().describe('Every skb here is one segment'),
});

const datapath = z.strictObject({
  ...named,
  family: z.string(),
  summary: z.string(),
  endpoint: z.enum(['host', 'pod']),
  egress: z.array(visit),
  ingress: z.array(visit),
  sameNode: z.array(visit).optional().describe('Between two endpoints of one node'),
  noIpv6: z.string().optional().describe('Why it carries no IPv6'),
  gsoMaxBytes: z.int().optional().describe('Most payload of one GSO or GRO skb [byte]'),
  proxies: z
    .array(
      z.strictObject({
        title: z.string(),
        end: z.enum(['client', 'server']),
        stages: z.array(z.string()),
        threads: z.int().positive(),
        reachedBy: z.enum(['loopback', 'same-node']),
      }),
    )
    .optional(),
  encapsulation: z.array(
    z.strictObject({
      kind: z.string(),
      headerBytesV4: z.int(),
      headerBytesV6: z.int(),
      outerFlowEntropy: z.boolean(),
      segmentsBefore: z.string().nullable(),
    }),
  ),
  nuisances: z.array(z.string()),
  conntrack: z
    .strictObject({
      buckets: z.int().positive(),
      entriesMax: z.int().positive(),
      basis,
      source: z.string(),
    })
    .nullable(),
  kernelMin: z.string(),
  sources: z.array(z.string()),
});

const modifier = z.strictObject({
  ...named,
  summary: z.string(),
  edits: z
    .array(z.looseObject({ kind: z.string() }))
    .describe('Changes to the visits of a datapath, in order'),
  refusals: z
    .array(z.strictObject({ when: z.looseObject({}), because: z.string() }))
    .describe('When it cannot apply, and why'),
  kernelMin: z.string().optional(),
  ip: z.literal([4, 6]).optional().describe('The only IP version that it is for'),
  mtu: z.int().optional().describe('MTU that it sets [byte]'),
  sources: z.array(z.string()),
});

const stage = z.strictObject({
  title: z.string(),
  layer: z.string(),
  contexts: z.array(contextSchema),
  charged: z.array(z.string()),
  costClass: z.string(),
  kernel: z.string().describe('path:function in the Linux source, or the program it is part of'),
  source: z.string(),
  only: z
    .strictObject({
      end: z.enum(['client', 'server']).optional(),
      target: z.literal('service').optional(),
      kinds: z.array(z.string()).optional(),
    })
    .optional()
    .describe('Traffic that has it, where not all that goes this way does'),
});

const cost = z.strictObject({
  subject: z.string(),
  parameter: z.string(),
  value: z.number(),
  unit: z.string(),
  low: z.number(),
  high: z.number(),
  basis,
  source: z.string(),
});

/** Output of `hopwise catalogue --json`. */
export const catalogueSchema = z.strictObject({
  format: z.literal('hopwise/catalogue@1'),
  datapaths: z.array(datapath),
  modifiers: z.array(modifier),
  hardware: z.array(z.strictObject(named)),
  studies: z.array(z.string()),
  capabilities: z.array(
    z.strictObject({
      product: z.string().describe('As the ids of its datapaths begin'),
      capability: z.enum(capabilityIds),
      value: z.string(),
      source: z.string(),
      date: z.string().describe('Year and month of what the source says'),
      note: z.string(),
    }),
  ),
});

/** Output of `hopwise catalogue <datapath> --json`. */
export const datapathSchema = z.strictObject({
  format: z.literal('hopwise/datapath@1'),
  datapath,
  stages: z.record(z.string(), stage),
  costs: costOriginSchema.extend({ entries: z.array(cost) }),
});

/** Output of `hopwise catalogue <modifier> --json`. */
export const modifierSchema = z.strictObject({
  format: z.literal('hopwise/modifier@1'),
  modifier,
  applies: z.array(z.string()).describe('Datapaths that it applies to'),
  refused: z
    .array(z.strictObject({ id: z.string(), because: z.string() }))
    .describe('Datapaths that it cannot apply to, and why'),
  stages: z.record(z.string(), stage).describe('Those that it brings'),
  costs: costOriginSchema.extend({ entries: z.array(cost) }),
});
