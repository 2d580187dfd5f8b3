import type { Bottleneck, End, Workload } from '@hopwise/datapath';
import type { Part } from './assemble.ts';
import type { Entry } from './ledger.ts';
import { copySlowdown } from './memory.ts';
import type { Platform } from './platform.ts';
import type { StreamParts } from './stream-parts.ts';
import { type Coefficients, sumCoefficients, type Units } from './units.ts';

/** Operating point of a bulk transfer; one operation is one aggregate that reaches the receiver. */
export interface StreamPoint {
  /** Goodput of all flows [byte/ns]. */
  readonly goodput: number;
  readonly aggregateBytes: number;
  readonly slowdown: Readonly<Record<End, number>>;
  readonly utilisation: Readonly<Record<End, number>>;
  /** How much longer a byte is copied while the memory is busy. */
  readonly copying: Readonly<Record<End, number>>;
  readonly entries: readonly Entry[];
  /** What the goodput could be if only this limited it [byte/ns]. */
  readonly ceilings: readonly Ceiling[];
}

export interface Ceiling {
  readonly resource: Bottleneck['resource'];
  readonly goodput: number;
}

interface State {
  readonly batch: Batch;
  /** Chance that a process has to be woken, and that a softirq has to be entered. */
  readonly asleep: Readonly<Record<End, number>>;
  readonly idle: Readonly<Record<End, number>>;
  /** How much longer a byte is copied while the memory is busy. */
  readonly copying: Readonly<Record<End, number>>;
  readonly slowdown: Readonly<Record<End, number>>;
  readonly utilisation: Readonly<Record<End, number>>;
  readonly ceilings: readonly Ceiling[];
}

interface Transfer {
  readonly costs: StreamCosts;
  readonly platform: Platform;
  readonly flows: number;
  readonly clock: number;
  /** Bytes of one send call. */
  readonly sendBytes: number;
  /** Goodput of a full line [byte/ns]. */
  readonly line: number;
}

/**
 * Solves bulk transfers for the goodput at which the tightest ceiling is reached.
 *
 * Between two interrupts a flow's share of the wire becomes one GRO aggregate (up to 64 KiB), each
 * aggregate is answered by one ACK, and each ACK lets one skb out: work per byte rises as the share
 * per flow falls. A visit is shared by the skbs that one interrupt finds.
 */
export function solveStream(
  parts: StreamParts,
  platform: Platform,
  { processes: flows, requestBytes: sendBytes }: Workload,
  clock: number,
): StreamPoint {
  const line = (platform.lineBytesPerNs * platform.mss) / (platform.mss + platform.headerBytes);
  const transfer: Transfer = { costs: costsOf(parts), platform, flows, clock, line, sendBytes };
  let low = 0;
  let high = line;
  for (let step = 0; step < 32; step++) {
    const goodput = (low + high) / 2;
    if (lowest(stateAt(transfer, goodput).ceilings) >= goodput) low = goodput;
    else high = goodput;
  }
  const goodput = (low + high) / 2;
  const state = stateAt(transfer, goodput);
  return {
    goodput,
    aggregateBytes: state.batch.aggregate,
    slowdown: state.slowdown,
    utilisation: state.utilisation,
    copying: state.copying,
    entries: entriesOf(parts, state, sendBytes),
    ceilings: state.ceilings,
  };
}

const lowest = (ceilings: readonly Ceiling[]): number =>
  Math.min(...ceilings.map(({ goodput }) => goodput));

/** Coefficients of each kind of work, by the core that does it. */
interface StreamCosts {
  readonly dataIn: Coefficients;
  readonly ackOut: Coefficients;
  readonly read: Coefficients;
  readonly ackIn: Coefficients;
  readonly dataOut: Coefficients;
  readonly wakeWriter: Coefficients;
  readonly copy: Coefficients;
}

const wholeCost = (parts: readonly Part[]): Coefficients =>
  sumCoefficients(parts.flatMap(({ onPath, tail }) => [onPath, tail]));

const costsOf = (parts: StreamParts): StreamCosts => ({
  dataIn: wholeCost(parts.dataIn),
  ackOut: wholeCost(parts.ackOut),
  read: wholeCost(parts.read),
  ackIn: wholeCost(parts.ackIn),
  dataOut: wholeCost(parts.dataOutBySoftirq),
  wakeWriter: wholeCost(parts.wakeWriter),
  copy: wholeCost(parts.copy),
});

interface CoreTimes {
  readonly process: number;
  readonly softirq: number;
}

/** Nominal time per byte of goodput at each end [ns/byte]. */
function timesPerByte(
  costs: StreamCosts,
  { aggregate, segment, visit }: Batch,
  sendBytes: number,
  asleep: Readonly<Record<End, number>>,
  idle: Readonly<Record<End, number>>,
  copying: Readonly<Record<End, number>>,
): Readonly<Record<End, CoreTimes>> {
  const skb = (end: End, cost: Coefficients, segments: number): number =>
    cost.skb + cost.segment * segments + (cost.visit + cost.idle * idle[end]) * visit * idle[end];
  const serverSoftirq =
    skb('server', costs.dataIn, segment) +
    costs.dataIn.wake * asleep.server +
    skb('server', costs.ackOut, 1);
  const serverProcess =
    costs.read.skb + costs.read.byte * aggregate * copying.server + (costs.read.visit + costs.read.wake + costs.read.idle) * asleep.server;
  const clientSoftirq =
    skb('client', costs.ackIn, 1) +
    costs.ackIn.wake * asleep.client +
    skb('client', costs.dataOut, segment);
  const clientProcess =
    (costs.copy.skb * aggregate) / sendBytes +
    costs.copy.byte * aggregate * copying.client +
    (costs.copy.visit + costs.wakeWriter.wake + costs.wakeWriter.idle) * asleep.client;
  return {
    client: { process: clientProcess / aggregate, softirq: clientSoftirq / aggregate },
    server: { process: serverProcess / aggregate, softirq: serverSoftirq / aggregate },
  };
}

/** How frames are batched: one aggregate and its share of a visit. */
interface Batch {
  readonly aggregate: number;
  readonly segment: number;
  /** Visits per aggregate. */
  readonly visit: number;
}

function batchAt(platform: Platform, flows: number, goodput: number): Batch {
  const { queues, coalesceBulkNs, aggregateMaxBytes, mss } = platform;
  const between = Math.max(mss, (goodput / flows) * coalesceBulkNs);
  const aggregate = Math.min(aggregateMaxBytes, between);
  const flowsPerQueue = 1 + (flows - 1) / queues;
  const visit = 1 / (flowsPerQueue * Math.max(1, between / aggregateMaxBytes));
  return { aggregate, segment: aggregate / mss, visit };
}

function stateAt(
  { costs, platform, flows, clock, line, sendBytes }: Transfer,
  goodput: number,
): State {
  const { queues, logicalCpus, smtSlowdown } = platform;
  const batch = batchAt(platform, flows, goodput);
  const copying = copySlowdown(platform, flows, goodput);
  const others = (flows - 1) / flows;
  const usedQueues = queues * (1 - (1 - 1 / queues) ** flows);
  let slowdown = { client: clock, server: clock };
  let utilisation = { client: 0, server: 0 };
  let asleep = { client: 1, server: 1 };
  let idle = { client: 1, server: 1 };
  let nominal = timesPerByte(costs, batch, sendBytes, asleep, idle, copying);
  for (let step = 0; step < 6; step++) {
    nominal = timesPerByte(costs, batch, sendBytes, asleep, idle, copying);
    const use = (end: End): number =>
      (goodput * (nominal[end].process + nominal[end].softirq) * slowdown[end]) / logicalCpus;
    utilisation = { client: use('client'), server: use('server') };
    const slow = (end: End): number =>
      clock * (1 + (smtSlowdown - 1) * Math.min(1, utilisation[end] * others));
    slowdown = { client: slow('client'), server: slow('server') };
    const restOf = (end: End, core: keyof CoreTimes, cores: number): number =>
      Math.max(0, 1 - (goodput / cores) * nominal[end][core] * slowdown[end]);
    asleep = {
      client: restOf('client', 'process', flows),
      server: restOf('server', 'process', flows),
    };
    idle = {
      client: restOf('client', 'softirq', usedQueues),
      server: restOf('server', 'softirq', usedQueues),
    };
  }
  const ceilingsAt = (end: End): readonly Ceiling[] => {
    const process = nominal[end].process * slowdown[end];
    const softirq = nominal[end].softirq * slowdown[end];
    return [
      { resource: `${end} process core`, goodput: flows / process },
      { resource: `${end} softirq core`, goodput: usedQueues / softirq },
      { resource: `${end} cpu`, goodput: logicalCpus / (process + softirq) },
    ];
  };
  const wire: Ceiling = { resource: 'line rate', goodput: line };
  const ceilings = [...ceilingsAt('client'), ...ceilingsAt('server'), wire];
  return { batch, asleep, idle, copying, slowdown, utilisation, ceilings };
}

/** Work per aggregate; bytes count as often as they would be copied from an idle memory meanwhile. */
function entriesOf(
  parts: StreamParts,
  { batch, asleep, idle, copying }: State,
  sendBytes: number,
): readonly Entry[] {
  const { aggregate, segment, visit } = batch;
  const entered = (end: End): Units => ({
    visit: visit * idle[end],
    idle: visit * idle[end] ** 2,
    skb: 1,
  });
  const ack = (end: End): Units => ({ ...entered(end), segment: 1 });
  const data = (end: End): Units => ({ ...entered(end), segment });
  const entry = (end: End, units: Units) => (part: Part): Entry => ({ end, part, units });
  const wakes = (end: End): Units => ({
    visit: asleep[end],
    idle: asleep[end],
    wake: asleep[end],
  });
  return [
    ...parts.dataIn.map(entry('server', { ...data('server'), wake: asleep.server })),
    ...parts.ackOut.map(entry('server', ack('server'))),
    ...parts.read.map(entry('server', { ...wakes('server'), skb: 1, byte: aggregate * copying.server })),
    ...parts.ackIn.map(entry('client', { ...ack('client'), wake: asleep.client })),
    ...parts.dataOutBySoftirq.map(entry('client', data('client'))),
    ...parts.wakeWriter.map(entry('client', { idle: asleep.client, wake: asleep.client })),
    ...parts.copy.map(entry('client', {
        visit: asleep.client,
        skb: aggregate / sendBytes,
        byte: aggregate * copying.client,
      })),
  ];
}
