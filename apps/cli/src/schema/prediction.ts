import { type Prediction, type StageShare, workloadKinds } from '@hopwise/datapath';
import * as z from 'zod';

const rateUnit = z.enum(['bit/s', '1/s']);
const amount = z.number().nonnegative();
const count = z.int().nonnegative();
const fraction = z.number().min(0).max(1);

export const contextSchema = z
  .enum(['process', 'softirq', 'hardirq'])
  .describe('Context that CPU time is accounted to');
export const endSchema = z.enum(['client', 'server']);
export const directionSchema = z.enum(['egress', 'ingress', 'background']);
/** Any text for other programs: ids come with the catalogue, and the format does not follow it. */
export const stageSchema = z
  .string()
  .describe('Stage id (hopwise catalogue), or a cost that no stage explains') as z.ZodType<
  StageShare['stage'],
  string
>;
export const perUnitSchema = z
  .enum(['ns', 'ns/byte'])
  .describe('CPU time per operation, or per byte of goodput');

const scenario = z.strictObject({
  datapath: z.string(),
  modifiers: z.array(z.string()),
  hardware: z.string(),
  workload: z.strictObject({
    kind: z.enum(workloadKinds),
    processes: z.int().positive().describe('Client processes, each with its own connection'),
    requestBytes: count.describe('One request; for a stream, one send [byte]'),
    responseBytes: count.describe('One response [byte]'),
    ratePerS: z.number().positive().optional().describe('Offered operations per second'),
    burst: z.int().positive().optional().describe('Transactions outstanding per process'),
    serverWorkers: z.int().positive().optional().describe('Workers of the server program'),
  }),
  cluster: z
    .strictObject({
      placement: z.enum(['cross-node', 'same-node']),
      target: z.enum(['pod', 'service', 'host']),
      services: count,
      policyRules: count,
      ip: z.union([z.literal(4), z.literal(6)]),
    })
    .optional()
    .describe('Where the ends stand; two nodes, pod to pod over IPv4 if left out'),
  kernel: z.string().optional().describe("In place of the hardware profile's"),
  mtu: z.int().positive().describe('MTU of the interface that the endpoint sees [byte]'),
  seed: z.int(),
});

const cpuUse = z
  .strictObject({ process: amount, softirq: amount, hardirq: amount, total: amount })
  .describe('CPU of one end by context [cores]');

const latency = z
  .strictObject({
    count,
    meanNs: amount,
    p50Ns: amount,
    p90Ns: amount,
    p99Ns: amount,
    p999Ns: amount,
    p9999Ns: amount,
    p99999Ns: amount,
    maxNs: amount,
  })
  .describe('Time of one operation [ns]');

const stageShare = z.strictObject({
  end: endSchema,
  direction: directionSchema,
  stage: stageSchema,
  context: contextSchema,
  nsPerOperation: amount.describe('CPU time per operation, or per skb of a stream [ns]'),
  cores: amount.describe('Cores it keeps busy'),
  onPath: z.boolean().describe('Whether it delays the skb, or comes after it'),
});

export const bottleneckSchema = z.strictObject({
  resource: z.enum([
    'client process core',
    'client softirq core',
    'server process core',
    'server softirq core',
    'client cpu',
    'server cpu',
    'client handed-over stage',
    'server handed-over stage',
    'client proxy',
    'server proxy',
    'client send buffer',
    'server receive buffer',
    'server workers',
    'offered rate',
    'line rate',
    'window',
    'latency',
  ]),
  utilisation: fraction.describe(
    'Busy fraction of that resource; of the busiest one where the loop waits (latency, window)',
  ),
  explanation: z.string(),
});

const run = z.strictObject({
  eventCount: count,
  simulatedNs: amount,
  warmupNs: amount,
  converged: z.boolean().describe('Whether the interval of the rate is as narrow as asked for'),
  seed: z.int(),
  costsHash: z.string(),
  catalogueHash: z.string(),
  hardwareId: z.string(),
  version: z.string(),
});

const conntrack = z
  .strictObject({
    entries: amount,
    buckets: amount,
    chainLength: amount,
    full: z
      .strictObject({ afterS: amount, thenPerS: amount })
      .describe('Until when the rate holds [s], and new connections per second from then on')
      .optional(),
  })
  .describe('State of the connection tracking table');

/** What a solver answers. */
export const predictionSchema = z.strictObject({
  scenario,
  solver: z.enum(['events', 'analytic']),
  rate: z
    .strictObject({ value: amount, low: amount, high: amount, unit: rateUnit })
    .describe('Goodput of a stream; transactions or connections per second otherwise'),
  goodputBitPerS: amount,
  wireBitPerS: amount,
  cpu: z.strictObject({ client: cpuUse, server: cpuUse }),
  cpuPerUnit: z.strictObject({ client: amount, server: amount, unit: perUnitSchema }),
  latency: latency.nullable().describe('Null for a stream, and from the analytic solver'),
  bottleneck: bottleneckSchema,
  datagrams: z
    .strictObject({
      sentPerS: amount,
      receivedPerS: amount,
      lost: z
        .strictObject({ qdisc: fraction, ring: fraction, receiveBuffer: fraction })
        .describe('Share of those sent, by where they were dropped'),
    })
    .nullable()
    .describe('Null for everything but a UDP stream'),
  retransmitsPerS: amount
    .nullable()
    .describe('TCP segments sent again [1/s]; null where losses are not modelled'),
  stages: z.array(stageShare),
  aggregateBytes: amount.describe('Mean payload of an skb that reaches the receiving TCP [byte]'),
  conntrack: conntrack.nullable(),
  run,
}) satisfies z.ZodType<Prediction>;
