import type { Bottleneck, End, Workload } from '@hopwise/datapath';
import type { Part } from './assemble.ts';
import type { Entry } from './ledger.ts';
import { copySlowdown } from './memory.ts';
import type { Platform } from './platform.ts';
import { type Batch, batchAt } from './stream-batch.ts';
import type { StreamParts } from './stream-parts.ts';
import {
  type CoreTimes,
  costsOf,
  type Entered,
  type StreamCosts,
  timesPerByte,
  whole,
} from './stream-times.ts';
import type { Units } from './units.ts';

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

interface Ceiling {
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
  /** Receive queues that get at least one flow, in the mean. */
  readonly usedQueues: number;
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
  const transfer: Transfer = {
    costs: costsOf(parts),
    platform,
    flows,
    clock,
    line,
    sendBytes,
    usedQueues: usedQueues(platform, flows),
  };
  const { goodput, state } = highestPossible(transfer);
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

/**
 * Receive queues that get at least one flow, in the mean: flows hash into queues at random.
 */
export const usedQueues = ({ queues }: Platform, flows: number): number =>
  queues * (1 - (1 - 1 / queues) ** flows);

/**
 * The highest goodput that no ceiling forbids.
 *
 * More goodput makes larger aggregates, which cost less per byte: what is possible at a goodput may be
 * impossible at a lower one. So the search comes down from the line and stops at the first that is.
 */
function highestPossible(transfer: Transfer): { readonly goodput: number; readonly state: State } {
  let high = transfer.line;
  let state = stateAt(transfer, high, null);
  if (lowest(state.ceilings) >= high) return { goodput: high, state };
  let low = 0;
  for (let step = 0; step < descentSteps && low === 0; step++) {
    const probe = high * descent;
    state = stateAt(transfer, probe, state);
    if (lowest(state.ceilings) >= probe) low = probe;
    else high = probe;
  }
  while (high - low > precision * transfer.line) {
    const goodput = (low + high) / 2;
    state = stateAt(transfer, goodput, state);
    if (lowest(state.ceilings) >= goodput) low = goodput;
    else high = goodput;
  }
  const goodput = (low + high) / 2;
  return { goodput, state: stateAt(transfer, goodput, state) };
}

/** Each step down from the line, relative; the steps reach a thousandth of it. */
const descent = 0.93;
const descentSteps = 100;

/** Of the goodput, relative to the line. */
const precision = 1e-9;

function lowest(ceilings: readonly Ceiling[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { goodput } of ceilings) least = Math.min(least, goodput);
  return least;
}

/** What an iteration starts from: idle cores, every context entered. */
const untouched = (clock: number, { polls }: Batch) => ({
  slowdown: { client: clock, server: clock },
  utilisation: { client: 0, server: 0 },
  entered: { softirq: polls, fromIdle: polls, woken: { client: 1, server: 1 }, completing: 1 },
});

/**
 * How often contexts are entered when cores are as busy as at this goodput.
 *
 * NAPI completes unless a whole budget of frames waits, so a softirq core stops being entered only
 * close to saturation. A writer sleeps until a third of its send buffer is free.
 */
function enteredAt(
  { costs, platform, flows, usedQueues }: Transfer,
  { aggregate, polls }: Batch,
  nominal: Readonly<Record<End, CoreTimes>>,
  before: Entered,
  slowdown: Readonly<Record<End, number>>,
  goodput: number,
): Entered {
  const softirq = (end: End, visitNs: number, idleNs: number): number => {
    const load = (goodput * slowdown[end]) / usedQueues / aggregate;
    const paid = visitNs * before.softirq[end] + idleNs * before.fromIdle[end];
    const steady = load * (nominal[end].softirq * aggregate - paid);
    return busyShare(steady, load * visitNs * polls[end], load * idleNs * polls[end]);
  };
  const process = (end: End, wokenNs: number, wakeable: number): number => {
    const load = (goodput * slowdown[end]) / flows / aggregate;
    const steady = load * (nominal[end].process * aggregate - wokenNs * before.woken[end]);
    return busyShare(steady, 0, load * wokenNs * wakeable);
  };
  const { dataIn, ackOut, read, ackIn, dataOut, copy, wakeWriter } = costs;
  const client = softirq('client', ackIn.visit + dataOut.visit, ackIn.idle + dataOut.idle);
  const server = softirq('server', dataIn.visit + ackOut.visit, dataIn.idle + ackOut.idle);
  const wakeable = Math.min(1, (3 * aggregate) / platform.sendBufferBytes);
  const writing = process('client', copy.visit + wakeWriter.wake + wakeWriter.idle, wakeable);
  const reading = process('server', read.visit + read.wake + read.idle, 1);
  return {
    softirq: {
      client: polls.client * (1 - client ** entering),
      server: polls.server * (1 - server ** entering),
    },
    fromIdle: { client: polls.client * (1 - client), server: polls.server * (1 - server) },
    woken: { client: (1 - writing) * wakeable, server: 1 - reading },
    completing: 1 - server ** entering,
  };
}

/** A softirq core of busy share u is entered with a chance of 1 - u^8. */
const entering = 8;

/**
 * Busy share u of a core that pays less for entering as it gets busier: the solution of
 * u = steady + visits (1 - u^8) + idles (1 - u), by Newton's method from the busy side, from which it
 * cannot overshoot. 1 if there is none below.
 */
function busyShare(steady: number, visits: number, idles: number): number {
  if (steady >= 1) return 1;
  let share = 1;
  for (let step = 0; step < 20; step++) {
    const excess = share - steady - visits * (1 - share ** entering) - idles * (1 - share);
    const slope = 1 + visits * entering * share ** (entering - 1) + idles;
    share -= excess / slope;
    if (excess < 1e-11) break;
  }
  return share;
}

/** The iteration has settled when slow-downs move by less [ratio]; it does so within a few steps. */
const settled = 1e-9;
const stepsMax = 40;

/**
 * @param near - State at a goodput close by, to start the iteration from; null when none is known.
 */
function stateAt(transfer: Transfer, goodput: number, near: State | null): State {
  const { costs, platform, flows, clock, line, sendBytes, usedQueues } = transfer;
  const { logicalCpus, smtSlowdown } = platform;
  const copying = copySlowdown(platform, flows, goodput);
  const others = (flows - 1) / flows;
  let batch = batchAt(platform, flows, goodput, near?.entered.completing ?? 1);
  let { slowdown, utilisation, entered } = near ?? untouched(clock, batch);
  let nominal = timesPerByte(costs, batch, sendBytes, entered, copying);
  for (let step = 0, change = 1; step < stepsMax && change > settled; step++) {
    const before = slowdown;
    utilisation = {
      client: (goodput * whole(nominal.client) * slowdown.client) / logicalCpus,
      server: (goodput * whole(nominal.server) * slowdown.server) / logicalCpus,
    };
    slowdown = {
      client: clock * (1 + (smtSlowdown - 1) * Math.min(1, utilisation.client * others)),
      server: clock * (1 + (smtSlowdown - 1) * Math.min(1, utilisation.server * others)),
    };
    entered = enteredAt(transfer, batch, nominal, entered, slowdown, goodput);
    batch = batchAt(platform, flows, goodput, entered.completing);
    nominal = timesPerByte(costs, batch, sendBytes, entered, copying);
    change = Math.abs(slowdown.client - before.client) + Math.abs(slowdown.server - before.server);
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
  const { deviceLatencyNs, propagationNs, coalesceBulkNs, windowBytes, sendBufferBytes } = platform;
  const flight = Math.min(windowBytes, sendBufferBytes);
  // Frames wait for half an interrupt interval in the mean; their ACKs come at once.
  const roundTripNs = 2 * (deviceLatencyNs + propagationNs) + coalesceBulkNs / 2;
  const wire: Ceiling = { resource: 'line rate', goodput: line };
  const ceilings = [
    ...ceilingsAt('client'),
    ...ceilingsAt('server'),
    { resource: 'window' as const, goodput: (flows * flight) / roundTripNs },
    wire,
  ];
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
