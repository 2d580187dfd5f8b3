import type { Hardware, IdleState } from '@hopwise/datapath';
import * as z from 'zod';
import { bases } from './cost-vocabulary.ts';

// Pages are served without permission to evaluate text as code; without this, zod would try.
z.config({ jitless: true });

const text = z.string().min(1);
const count = z.int().positive();
const amount = z.number().nonnegative();

/** A number in a fixed unit with its bounds and where it comes from. */
const sourced = (unit: string, meaning: string) =>
  z
    .strictObject({
      value: amount,
      low: amount,
      high: amount,
      unit: z.literal(unit),
      basis: z.enum(bases),
      source: text,
    })
    .refine(({ value, low, high }) => low <= value && value <= high, {
      error: 'low <= value <= high',
      path: ['value'],
    })
    .describe(`${meaning} [${unit}]`);

const idleState = z.strictObject({
  name: text,
  exitNs: amount.describe('From its end to the first instruction [ns]'),
  residencyNs: amount.describe('Shortest idle time for which the governor chooses it [ns]'),
});

const cpu = z.strictObject({
  model: text,
  architecture: z.enum(['x86-64', 'arm64']),
  sockets: count,
  coresPerSocket: count,
  threadsPerCore: count,
  clockSingleGhz: sourced('GHz', 'Clock with one busy core; cost tables are stated at it'),
  clockAllGhz: sourced('GHz', 'Clock with every core busy'),
  smtSlowdown: sourced('ratio', 'How much slower a thread runs while its sibling is busy'),
  runTimeCv: sourced(
    'ratio',
    'Scatter of the time of one run on a core: standard deviation over mean',
  ),
  features: z
    .array(text)
    .describe('Instruction sets that matter to a datapath, as in /proc/cpuinfo'),
  idleStates: z
    .array(idleState)
    .min(1)
    .refine(areDeepening, { error: 'from shallow to deep, each with a longer exit and residency' })
    .optional()
    .describe('Idle states, from shallow to deep; wakeLatencyNs then holds for the shallowest'),
});

function areDeepening(states: readonly IdleState[]): boolean {
  return states.every(({ exitNs, residencyNs }, index) => {
    const before = states[index - 1];
    return before === undefined || (exitNs > before.exitNs && residencyNs > before.residencyNs);
  });
}

const memory = z.strictObject({
  bandwidthBytesPerS: sourced('byte/s', 'Memory bandwidth, all channels together'),
  l3Bytes: count.describe('Last-level cache of all cores [byte]'),
  dmaToCache: z.boolean().describe('Whether the NIC writes received frames into that cache'),
  numaNodes: count,
  remoteSlowdown: sourced('ratio', 'How much longer work takes whose memory is on another node'),
});

const nic = z.strictObject({
  model: text,
  driver: text,
  rateBitPerS: z.number().positive().describe('Line rate [bit/s]'),
  queues: count,
  ringEntries: count.describe('Receive descriptors of one queue'),
  descriptorsPerFrame: count.describe('Descriptors that one full frame at the largest MTU takes'),
  txCompletionNs: sourced('ns', 'Least time between transmit completions of one queue, bulk load'),
  tunnelOffload: z
    .boolean()
    .describe('Whether TSO and checksums work on the inner packet of VXLAN and Geneve'),
  rpsCpus: count
    .nullable()
    .describe('CPUs that RPS spreads the flows of all queues over; null where RPS is off'),
  tso: z.boolean(),
  gro: z.boolean(),
  coalesceBulkNs: sourced('ns', 'Least time between interrupts of one queue at bulk rates'),
  coalesceLatencyNs: sourced('ns', 'The same while a poll finds few frames'),
  deviceLatencyNs: sourced('ns', 'Doorbell to wire and wire to interrupt, one way, without CPU'),
});

const scaled = (what: string) =>
  sourced('ratio', `Cost of ${what} relative to that of the reference machine`);

const costScale = z.strictObject({
  reference: text.describe('Id of the machine whose cost table is scaled'),
  instruction: scaled('instructions'),
  copy: scaled('copying'),
  crypto: scaled('ciphers'),
  wakeup: scaled('waking processes'),
  interrupt: scaled('interrupts'),
});

/** What a hardware profile must look like. */
export const hardwareSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'a name in kebab-case' }),
  title: text,
  cpu,
  memory,
  nic,
  propagationNs: sourced('ns', 'Wire and switches, one way'),
  wakeLatencyNs: sourced('ns', 'Idle-state exit and scheduling until a woken process runs'),
  kernel: z
    .string()
    .regex(/^\d+\.\d+(\.\d+)?$/, { error: 'a kernel version such as 5.10' })
    .describe('Kernel version, as in 5.10'),
  oneCpu: z
    .strictObject({
      writesPerTurn: sourced(
        'ratio',
        'Writes of a stream until the receiver gets the CPU and acknowledges them',
      ),
    })
    .optional()
    .describe('Both ends are namespaces of this machine, joined by a veth pair, on one CPU of it'),
  costScale: costScale
    .optional()
    .describe('How costs of another machine become those of this one; none where they were fitted'),
  sysctls: z.strictObject({
    tcpRmemMaxBytes: count,
    tcpWmemMaxBytes: count,
    tcpLimitOutputBytes: count,
    udpBufferBytes: count.describe('Send and receive buffer of a UDP socket [byte]'),
    tcpMaxTwBuckets: count,
    localPorts: count.describe('Ports that connect() may choose from'),
  }),
  mtus: z.array(z.int().min(68)).min(1).describe('MTUs that the interface was used with [byte]'),
  sources: z.array(text).min(1),
  unknowns: text.describe('What the sources do not say'),
}) satisfies z.ZodType<Hardware>;
