import * as z from 'zod';

const amount = z.number().nonnegative();
const texts = z.array(z.string());
const textByName = z.record(z.string(), z.string());
const countByName = z.record(z.string(), z.number());
const limits = z.strictObject({ current: countByName, maximum: countByName });

const kernel = z.strictObject({
  release: z.string(),
  machine: z.string(),
  /** Two nodes with one of these are namespaces over one kernel. */
  bootId: z.string().nullable(),
  /** Such as "none" or "voluntary". */
  preemption: z.string().nullable(),
  /** Whether time in interrupts is measured; else softirq is counted by the tick, too low. */
  irqTimeAccounting: z.boolean().nullable(),
  /** Of the boot options only those that change what a packet costs. */
  options: textByName,
  mitigations: textByName,
});

const cpu = z.strictObject({
  model: z.string().nullable(),
  count: z.int().positive(),
  isVirtual: z.boolean(),
  numaNodes: z.int().nonnegative(),
  smtActive: z.boolean().nullable(),
  governors: texts,
  frequencyDriver: z.string().nullable(),
  frequenciesKhz: z.array(amount),
  turbo: z.boolean().nullable(),
  idleStates: z.array(
    z.strictObject({ name: z.string(), latencyUs: amount, isDisabled: z.boolean() }),
  ),
  /** How often a core was slowed for its heat since boot. */
  throttles: amount.nullable(),
});

const nic = z.strictObject({
  name: z.string(),
  mtu: amount,
  speedMbps: amount.nullable(),
  driver: textByName,
  numaNode: z.int().nonnegative().nullable(),
  pcie: z
    .strictObject({
      speed: z.string(),
      width: amount,
      maxSpeed: z.string(),
      maxWidth: amount,
    })
    .nullable(),
  features: z.record(z.string(), z.boolean()),
  rings: limits,
  queues: limits,
  coalescing: textByName,
  pause: textByName,
  /** As `ethtool -x` prints it: its key changes with the boot on some drivers. */
  indirection: z.string(),
  packetLimits: countByName,
  qdiscs: texts,
  rps: texts,
  xps: texts,
  interruptCpus: texts,
});

/** What a node is and how it is set, as far as it changes what packets cost. Null: not readable. */
export const factsSchema = z.strictObject({
  schema: z.literal(1),
  node: z.string(),
  /** Its clock less ours [ms], and how far that may be off. */
  clock: z.strictObject({
    offsetMs: z.number(),
    uncertaintyMs: amount,
    isSynchronised: z.boolean().nullable(),
  }),
  kernel,
  cpu,
  /** While nothing was measured. */
  load: z.strictObject({
    average1: amount.nullable(),
    pressurePct: amount.nullable(),
    /** Of one second [%]. */
    busyPct: amount.nullable(),
    stealPct: amount.nullable(),
  }),
  /** What each says as its version; null if there is none. */
  tools: z.record(z.string(), z.string().nullable()),
  /** Those that run and that matter here. */
  programs: texts,
  tunedProfile: z.string().nullable(),
  nic: nic.nullable(),
  route: z
    .strictObject({ device: z.string(), isLocal: z.boolean(), mtu: amount.nullable() })
    .nullable(),
  sysctl: textByName,
  conntrack: z.strictObject({ count: amount, max: amount, buckets: amount }).nullable(),
  /** Messages of the kernel that the table was full. */
  conntrackTableFull: amount.nullable(),
  sockets: z.strictObject({ established: amount, timeWait: amount }).nullable(),
  softnet: z.strictObject({ dropped: amount, squeezed: amount }).nullable(),
  counters: countByName,
  firewall: z.strictObject({
    iptablesRules: amount.nullable(),
    nftablesRules: amount.nullable(),
    services: amount.nullable(),
  }),
  cgroup: z.strictObject({ cpuMax: z.string().nullable(), throttledUs: amount.nullable() }),
  /** Sections that were there and could not be read. */
  unreadable: texts,
});

/** @see factsSchema */
export type Facts = z.output<typeof factsSchema>;
