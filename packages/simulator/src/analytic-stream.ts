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
  readonly entered: Entered;
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
  /** Part of `softirq` that a process does itself while the window is open. */
  readonly sending: number;
}

/** How often contexts are entered, per aggregate. */
interface Entered {
  /** Softirqs, and those that found the core idle. */
  readonly softirq: Readonly<Record<End, number>>;
  readonly fromIdle: Readonly<Record<End, number>>;
  /** Processes that had to be woken. */
  readonly woken: Readonly<Record<End, number>>;
}

/** Nominal time per byte of goodput at each end [ns/byte]. */
function timesPerByte(
  costs: StreamCosts,
  { aggregate, segment }: Batch,
  sendBytes: number,
  { softirq, fromIdle, woken }: Entered,
  copying: Readonly<Record<End, number>>,
): Readonly<Record<End, CoreTimes>> {
  const skb = (end: End, cost: Coefficients, segments: number): number =>
    cost.skb + cost.segment * segments + cost.visit * softirq[end] + cost.idle * fromIdle[end];
  const serverSoftirq =
    skb('server', costs.dataIn, segment) +
    costs.dataIn.wake * woken.server +
    skb('server', costs.ackOut, 1);
  const serverProcess =
    costs.read.skb +
    costs.read.byte * aggregate * copying.server +
    (costs.read.visit + costs.read.wake + costs.read.idle) * woken.server;
  const sending = skb('client', costs.dataOut, segment);
  const clientSoftirq = skb('client', costs.ackIn, 1) + costs.ackIn.wake * woken.client + sending;
  const clientProcess =
    (costs.copy.skb * aggregate) / sendBytes +
    costs.copy.byte * aggregate * copying.client +
    (costs.copy.visit + costs.wakeWriter.wake + costs.wakeWriter.idle) * woken.client;
  return {
    client: {
      process: clientProcess / aggregate,
      softirq: clientSoftirq / aggregate,
      sending: sending / aggregate,
    },
    server: {
      process: serverProcess / aggregate,
      softirq: serverSoftirq / aggregate,
      sending: 0,
    },
  };
}

/** How frames are batched: one aggregate and its share of a visit. */
interface Batch {
  readonly aggregate: number;
  readonly segment: number;
  /** Polls per aggregate: at the receiver flows share them; ACKs come few and by themselves. */
  readonly polls: Readonly<Record<End, number>>;
}

function batchAt(platform: Platform, flows: number, goodput: number): Batch {
  const { queues, coalesceBulkNs, aggregateMaxBytes, mss } = platform;
  const between = Math.max(mss, (goodput / flows) * coalesceBulkNs);
  const aggregate = Math.min(aggregateMaxBytes, between);
  const flowsPerQueue = 1 + (flows - 1) / queues;
  const polls = 1 / Math.max(1, between / aggregateMaxBytes);
  return {
    aggregate,
    segment: aggregate / mss,
    polls: { client: polls, server: polls / flowsPerQueue },
  };
}

/**
 * How often contexts are entered when cores are as busy as at this goodput.
 *
 * NAPI completes unless a whole budget of frames waits, so a softirq core stops being entered only
 * close to saturation. A writer sleeps until a third of its send buffer is free.
 */
function enteredAt(
  { platform, flows }: Transfer,
  { aggregate, polls }: Batch,
  nominal: Readonly<Record<End, CoreTimes>>,
  slowdown: Readonly<Record<End, number>>,
  goodput: number,
): Entered {
  const { queues, sendBufferBytes } = platform;
  const usedQueues = queues * (1 - (1 - 1 / queues) ** flows);
  const busy = (end: End, core: 'process' | 'softirq', cores: number): number =>
    Math.min(1, (goodput / cores) * nominal[end][core] * slowdown[end]);
  const softirq = (end: End): number => busy(end, 'softirq', usedQueues);
  const asleep = (end: End): number => 1 - busy(end, 'process', flows);
  const entered = (end: End): number => polls[end] * (1 - softirq(end) ** 8);
  const fromIdle = (end: End): number => polls[end] * (1 - softirq(end));
  return {
    softirq: { client: entered('client'), server: entered('server') },
    fromIdle: { client: fromIdle('client'), server: fromIdle('server') },
    woken: {
      client: asleep('client') * Math.min(1, (3 * aggregate) / sendBufferBytes),
      server: asleep('server'),
    },
  };
}

function stateAt(transfer: Transfer, goodput: number): State {
  const { costs, platform, flows, clock, line, sendBytes } = transfer;
  const { queues, logicalCpus, smtSlowdown } = platform;
  const batch = batchAt(platform, flows, goodput);
  const copying = copySlowdown(platform, flows, goodput);
  const others = (flows - 1) / flows;
  const usedQueues = queues * (1 - (1 - 1 / queues) ** flows);
  const all = { client: 1, server: 1 };
  let slowdown = { client: clock, server: clock };
  let utilisation = { client: 0, server: 0 };
  let entered: Entered = { softirq: batch.polls, fromIdle: batch.polls, woken: all };
  let nominal = timesPerByte(costs, batch, sendBytes, entered, copying);
  for (let step = 0; step < 6; step++) {
    nominal = timesPerByte(costs, batch, sendBytes, entered, copying);
    const use = (end: End): number =>
      (goodput * (nominal[end].process + nominal[end].softirq) * slowdown[end]) / logicalCpus;
    utilisation = { client: use('client'), server: use('server') };
    const slow = (end: End): number =>
      clock * (1 + (smtSlowdown - 1) * Math.min(1, utilisation[end] * others));
    slowdown = { client: slow('client'), server: slow('server') };
    entered = enteredAt(transfer, batch, nominal, slowdown, goodput);
  }
  const ceilingsAt = (end: End): readonly Ceiling[] => {
    // A process that is the limit finds the window open and sends what it copies itself.
    const alone = (nominal[end].process + nominal[end].sending) * slowdown[end];
    const process = nominal[end].process * slowdown[end];
    const softirq = nominal[end].softirq * slowdown[end];
    return [
      { resource: `${end} process core`, goodput: flows / alone },
      { resource: `${end} softirq core`, goodput: usedQueues / softirq },
      { resource: `${end} cpu`, goodput: logicalCpus / (process + softirq) },
    ];
  };
  const wire: Ceiling = { resource: 'line rate', goodput: line };
  const ceilings = [...ceilingsAt('client'), ...ceilingsAt('server'), wire];
  return { batch, entered, copying, slowdown, utilisation, ceilings };
}

/** Work per aggregate; bytes count as often as they would be copied from an idle memory meanwhile. */
function entriesOf(
  parts: StreamParts,
  { batch, entered: { softirq, fromIdle, woken }, copying }: State,
  sendBytes: number,
): readonly Entry[] {
  const { aggregate, segment } = batch;
  const skb = (end: End, segments: number): Units => ({
    visit: softirq[end],
    idle: fromIdle[end],
    skb: 1,
    segment: segments,
  });
  const wakes = (end: End): Units => ({ visit: woken[end], idle: woken[end], wake: woken[end] });
  const entry =
    (end: End, units: Units) =>
    (part: Part): Entry => ({ end, part, units });
  return [
    ...parts.dataIn.map(entry('server', { ...skb('server', segment), wake: woken.server })),
    ...parts.ackOut.map(entry('server', skb('server', 1))),
    ...parts.read.map(
      entry('server', { ...wakes('server'), skb: 1, byte: aggregate * copying.server }),
    ),
    ...parts.ackIn.map(entry('client', { ...skb('client', 1), wake: woken.client })),
    ...parts.dataOutBySoftirq.map(entry('client', skb('client', segment))),
    ...parts.wakeWriter.map(entry('client', { idle: woken.client, wake: woken.client })),
    ...parts.copy.map(
      entry('client', {
        visit: woken.client,
        skb: aggregate / sendBytes,
        byte: aggregate * copying.client,
      }),
    ),
  ];
}
