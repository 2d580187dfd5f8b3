import type { Bottleneck, End } from '@hopwise/datapath';
import type { Entry } from '../ledger.ts';
import { handedOverEntries, legCapacities, legRates } from './polling.ts';
import { receivingOf, type Receiving } from './udp-receiving.ts';
import { sendingOf, type Sending } from './udp-sending.ts';
import type { UdpModel } from './udp-model.ts';
import { entriesTimes, type Work, wholeNs } from './udp-work.ts';

/** Operating point of UDP streams. Rates are datagrams per ns. */
export interface UdpPoint {
  readonly sent: number;
  /** That leave the machine: sent, less what its queueing discipline drops. */
  readonly carried: number;
  readonly polled: number;
  readonly received: number;
  /** Of `received`, between runs whose flows hash to other queues. */
  readonly deviation: number;
  readonly slowdown: Readonly<Record<End, number>>;
  readonly ceilings: readonly Ceiling[];
  /** Work per datagram received. */
  readonly entries: readonly Entry[];
}

export interface Ceiling {
  readonly resource: Bottleneck['resource'];
  /** Datagrams [1/ns]. */
  readonly rate: number;
}

interface State {
  readonly sending: Sending;
  readonly receiving: Receiving;
  readonly sent: number;
  readonly carried: number;
  /** Ceilings between the senders' queue and the wire. */
  readonly ceilings: readonly Ceiling[];
}

const steps = 60;
const damping = 0.5;

/** Solves UDP streams for their operating point: a chain of limits, each with its losses. */
export function solveUdp(model: UdpModel): UdpPoint {
  const { platform, clock } = model;
  let slowdown = { client: clock, server: clock };
  let state = stateAt(model, slowdown);
  for (let step = 0; step < steps; step++) {
    const shared = siblingsBusy(model, state, slowdown);
    const next = (end: End): number => clock * (1 + (platform.smtSlowdown - 1) * shared[end]);
    slowdown = {
      client: slowdown.client + damping * (next('client') - slowdown.client),
      server: slowdown.server + damping * (next('server') - slowdown.server),
    };
    state = stateAt(model, slowdown);
  }
  const { sent, carried, sending, receiving } = state;
  const received = receiving.read;
  return {
    sent,
    carried,
    polled: receiving.polled,
    received,
    deviation: Math.hypot(carried < sending.rate ? 0 : sending.deviation, receiving.deviation),
    slowdown: { ...slowdown, client: slowdown.client * spinning(model, state, slowdown.client) },
    ceilings: ceilingsOf(model, state, slowdown.server),
    entries: entriesOf(model, state, slowdown),
  };
}

/**
 * How likely the sibling of a busy CPU is busy. Senders have a core each while there are enough, and
 * do on it all that they do not hand over; hand-overs and receivers' interrupts come anywhere.
 */
function siblingsBusy(
  model: UdpModel,
  state: State,
  slowdown: Readonly<Record<End, number>>,
): Readonly<Record<End, number>> {
  const { flows, platform, works } = model;
  const { logicalCpus, threadsPerCore } = platform;
  const cores = coresOf(model, state, slowdown);
  const handed = handedCores(model, state, 'client', slowdown.client);
  const paired = Math.min(1, Math.max(0, 2 * (1 - logicalCpus / threadsPerCore / flows)));
  const busy = Math.min(1, (cores.client - handed) / Math.min(flows, logicalCpus));
  const anywhere = ((cores.server / logicalCpus) * (flows - 1)) / flows;
  return {
    client: Math.min(1, paired * busy + handed / logicalCpus),
    server: Math.min(1, anywhere),
  };
}

function stateAt(model: UdpModel, slowdown: Readonly<Record<End, number>>): State {
  const { datagram, platform, isRetained, works } = model;
  const sending = sendingOf(model, slowdown.client);
  const ceilings: readonly Ceiling[] = [
    { resource: 'line rate', rate: platform.lineBytesPerNs / datagram.wireBytes },
    ...handedOverCeilings(model, 'client', slowdown.client),
  ];
  const callerNs = wholeNs(works.send) + wholeNs(works.free);
  const pooledNs = works.handedOver.client.reduce((sum, { each }) => sum + wholeNs(each), 0);
  const byCpu = platform.logicalCpus / (slowdown.client * (callerNs + pooledNs));
  const behind = Math.min(...ceilings.map(({ rate }) => rate));
  // What a socket owns holds it back; an orphan's socket does not learn what becomes of it.
  const sent = isRetained
    ? Math.min(sending.rate, byCpu, behind)
    : orphansSent(model, sending, behind, slowdown.client, byCpu);
  const carried = Math.min(sent, behind);
  const receiving = receivingOf(model, carried, slowdown.server);
  return { sending, receiving, sent, carried, ceilings };
}

/** Orphans that are dropped before the NIC are never freed by an interrupt: the core sends instead. */
function orphansSent(
  { works, flows, platform, completionNs }: UdpModel,
  { rate, byPacing }: Sending,
  behind: number,
  slowdown: number,
  byCpu: number,
): number {
  if (rate <= behind || works.handedOver.client.length > 0) return Math.min(rate, byCpu);
  const interrupts = Math.min(behind, flows / completionNs);
  const completing =
    slowdown * (behind * wholeNs(works.free) + interrupts * wholeNs(works.complete));
  const cores = Math.min(flows, platform.logicalCpus) - completing;
  return Math.min(byPacing, cores / (slowdown * wholeNs(works.send)));
}

const handedOverCeilings = (model: UdpModel, end: End, slowdown: number): readonly Ceiling[] =>
  legCapacities(model, end, slowdown).map((rate) => ({
    resource: `${end} handed-over stage` as const,
    rate,
  }));

function ceilingsOf(model: UdpModel, state: State, serverSlowdown: number): readonly Ceiling[] {
  const { sending, receiving } = state;
  return [
    { resource: 'offered rate', rate: sending.byPacing },
    { resource: 'client send buffer', rate: sending.byBuffer },
    { resource: 'client process core', rate: Math.min(sending.byCore, sending.byLock) },
    ...state.ceilings,
    { resource: 'server softirq core', rate: receiving.bySoftirq },
    ...handedOverCeilings(model, 'server', serverSlowdown),
    { resource: 'server process core', rate: receiving.byReader },
    { resource: 'server cpu', rate: receiving.byCpu },
  ];
}

/** How often each kind of work is done [1/ns]. */
function frequencies(
  { works, completionNs, flows, pacingNs, isRetained, datagram }: UdpModel,
  { sending, receiving, sent, carried }: State,
  slowdown: number,
): readonly (readonly [Work, number])[] {
  const interrupts = Math.min(carried, flows / completionNs);
  const isCoreBound = sent >= sending.byCore * (1 - 1e-9);
  const asleep = isCoreBound ? 0 : 1 - sent / sending.byCore;
  const isPaced = pacingNs > 0 && sent >= sending.byPacing * (1 - 1e-9);
  const isHeld = isRetained && !isPaced && !isCoreBound;
  // A sender sleeps until half of its buffer is free.
  const refills = sent / (datagram.sendCredits - datagram.wakeAtMost);
  const wakes = isHeld
    ? Math.min(interrupts * sending.wakesPerInterrupt, refills)
    : isPaced
      ? sent * sleepingShare(works, sending, flows, slowdown)
      : 0;
  const { taken, polled, read } = receiving;
  return [
    [works.send, sent],
    [works.wakeSender, wakes],
    [works.wakeSenderIdle, wakes],
    [works.wakesSender, isPaced ? 0 : wakes],
    [works.complete, interrupts],
    [works.completeIdle, interrupts * asleep],
    [works.free, carried],
    [works.receive, taken],
    [works.poll, taken * receiving.polls],
    [works.pollIdle, taken * receiving.pollsFromIdle],
    [works.wakesReader, polled * receiving.wakes],
    [works.read, read],
    [works.wakeReader, read * receiving.wakes],
    [works.wakeReaderIdle, read * receiving.wakes],
  ];
}

/** Share of its datagrams before which a paced sender has time to sleep. */
function sleepingShare(
  { wakeSender, wakeSenderIdle }: UdpModel['works'],
  { byPacing, byCore }: Sending,
  flows: number,
  slowdown: number,
): number {
  const spareNs = flows / byPacing - flows / byCore;
  return Math.min(1, spareNs / (slowdown * (wholeNs(wakeSender) + wholeNs(wakeSenderIdle))));
}

/** Busy cores of each end, hand-overs included. */
function coresOf(
  model: UdpModel,
  state: State,
  slowdown: Readonly<Record<End, number>>,
): Record<End, number> {
  const cores = { client: 0, server: 0 };
  for (const [work, rate] of frequencies(model, state, slowdown.client)) {
    const end = work.entries[0]?.end;
    if (end !== undefined) cores[end] += slowdown[end] * rate * wholeNs(work);
  }
  for (const end of ['client', 'server'] as const)
    cores[end] += handedCores(model, state, end, slowdown[end]);
  return cores;
}

/** Busy cores of the legs of one end. */
function handedCores(
  model: UdpModel,
  { sent, receiving }: State,
  end: End,
  slowdown: number,
): number {
  const rates = legRates(model, end, { rate: end === 'client' ? sent : receiving.taken, slowdown });
  return model.works.handedOver[end].reduce(
    (sum, { each }, index) => sum + (rates[index] ?? 0) * slowdown * wholeNs(each),
    0,
  );
}

/** CPU of senders that wait for a transmit queue's lock, as a stretch of their work [ratio]. */
function spinning(model: UdpModel, state: State, slowdown: number): number {
  const { rate, byCore, byBuffer, byPacing, byLock } = state.sending;
  const free = Math.min(byCore, byBuffer, byPacing);
  if (!Number.isFinite(byLock) || state.sent < rate || rate >= free) return 1;
  // Those that a full queue holds keep their cores busy all the time.
  return Math.min(free / rate, byCore / rate);
}

function entriesOf(
  model: UdpModel,
  state: State,
  slowdown: Readonly<Record<End, number>>,
): readonly Entry[] {
  const { read, taken, handedUp } = state.receiving;
  if (read <= 0) return [];
  return [
    ...frequencies(model, state, slowdown.client).flatMap(([work, rate]) =>
      entriesTimes(work, rate / read),
    ),
    ...handedOverEntries(model, 'client', {
      rate: state.sent,
      received: read,
      slowdown: slowdown.client,
      handedUp: 1,
    }),
    ...handedOverEntries(model, 'server', {
      rate: taken,
      received: read,
      slowdown: slowdown.server,
      handedUp,
    }),
  ];
}
