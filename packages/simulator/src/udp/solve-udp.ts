import type { End } from '@hopwise/datapath';
import type { Background, Entry } from '../ledger.ts';
import { handedOverEntries, idlePolling } from './polling.ts';
import { coresOf, frequencies, handedCores, ownCores } from './udp-cores.ts';
import type { UdpModel } from './udp-model.ts';
import {
  type Ceiling,
  handedOverCeilings,
  type Limits,
  stateAt,
  type UdpState,
} from './udp-state.ts';
import { entriesTimes, wholeNs } from './udp-work.ts';

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
  /** What cores that poll do while they find nothing. */
  readonly background: readonly Background[];
}

const stepsMax = 60;
const damping = 0.5;
/** The iteration has settled when slow-downs and limits move by less [ratio]. */
const settled = 1e-9;

/** Solves UDP streams for their operating point: a chain of limits, each with its losses. */
export function solveUdp(model: UdpModel): UdpPoint {
  const { platform, clock } = model;
  let slowdown = { client: clock, server: clock };
  let limits = unlimited;
  let state = stateAt(model, slowdown, limits);
  for (let step = 0, change = 1; step < stepsMax && change > settled; step++) {
    const before = { slowdown, limits };
    const shared = siblingsBusy(model, state, slowdown);
    const next = (end: End): number => clock * (1 + (platform.smtSlowdown - 1) * shared[end]);
    slowdown = {
      client: slowdown.client + damping * (next('client') - slowdown.client),
      server: slowdown.server + damping * (next('server') - slowdown.server),
    };
    limits = limitsOf(model, state, slowdown, limits);
    state = stateAt(model, slowdown, limits);
    change = changeOf(before.slowdown, slowdown) + changeOf(before.limits, limits);
  }
  const { sent, carried, receiving } = state;
  const received = receiving.read;
  return {
    sent,
    carried,
    polled: receiving.polled,
    received,
    deviation: receiving.deviation,
    slowdown,
    ceilings: ceilingsOf(model, state, slowdown.server, limits),
    entries: entriesOf(model, state, slowdown),
    background: [
      ...idlePolling(model, 'client', { rate: sent, slowdown: slowdown.client }),
      ...idlePolling(model, 'server', { rate: receiving.taken, slowdown: slowdown.server }),
    ],
  };
}

type PerEnd = Readonly<Record<End, number>>;

/** Of both ends together [ratio]; what was endless and is so still has not changed. */
const changeOf = (before: PerEnd, after: PerEnd): number =>
  (before.client === after.client ? 0 : Math.abs(after.client / before.client - 1)) +
  (before.server === after.server ? 0 : Math.abs(after.server / before.server - 1));

const unlimited: Limits = {
  client: Number.POSITIVE_INFINITY,
  server: Number.POSITIVE_INFINITY,
};

/**
 * Where all that an end does with datagrams needs more CPUs than it has, it does it with fewer: what is
 * not taken from a ring costs nothing.
 */
function limitsOf(
  model: UdpModel,
  state: UdpState,
  slowdown: Readonly<Record<End, number>>,
  before: Limits,
): Limits {
  const { logicalCpus } = model.platform;
  const cores = coresOf(model, state, slowdown);
  const limit = (end: End, rate: number): number =>
    cores[end] > logicalCpus || Number.isFinite(before[end])
      ? (Math.min(rate, before[end]) * logicalCpus) / cores[end]
      : before[end];
  return { client: limit('client', state.sent), server: limit('server', state.carried) };
}

/**
 * How likely the sibling of a busy CPU is busy. Senders have a core each while there are enough, and
 * do on it all that they do not hand over; hand-overs and receivers' interrupts come anywhere.
 */
function siblingsBusy(
  model: UdpModel,
  state: UdpState,
  slowdown: Readonly<Record<End, number>>,
): Readonly<Record<End, number>> {
  const { flows, platform } = model;
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

function ceilingsOf(
  model: UdpModel,
  state: UdpState,
  serverSlowdown: number,
  limits: Limits,
): readonly Ceiling[] {
  const { sending, receiving } = state;
  return [
    { resource: 'offered rate', rate: sending.byPacing },
    { resource: 'client send buffer', rate: sending.byBuffer },
    { resource: 'client process core', rate: Math.min(sending.byCore, sending.byLock) },
    ...state.ceilings,
    { resource: 'server softirq core', rate: receiving.bySoftirq },
    ...handedOverCeilings(model, 'server', serverSlowdown),
    { resource: 'server process core', rate: receiving.byReader },
    { resource: 'client cpu', rate: limits.client },
    { resource: 'server cpu', rate: Math.min(receiving.byCpu, limits.server) },
  ];
}

/** Cores of senders that wait for a transmit queue's lock: those that it holds are busy all the time. */
function spinningCores(model: UdpModel, state: UdpState, slowdown: number): number {
  const { rate, byCore, byBuffer, byPacing, byLock } = state.sending;
  const free = Math.min(byCore, byBuffer, byPacing);
  if (!Number.isFinite(byLock) || state.sent < rate || rate >= free) return 0;
  const { client } = coresOf(model, state, { client: slowdown, server: slowdown });
  const most = Math.min(free / rate, byCore / rate, model.platform.logicalCpus / client);
  return client * Math.max(0, most - 1);
}

function entriesOf(
  model: UdpModel,
  state: UdpState,
  slowdown: Readonly<Record<End, number>>,
): readonly Entry[] {
  const { read, taken, handedUp } = state.receiving;
  if (read <= 0) return [];
  const own = frequencies(model, state, slowdown.client);
  const busy = ownCores(own, slowdown);
  const lockNs = slowdown.client * wholeNs(model.works.locked);
  const spins = spinningCores(model, state, slowdown.client) / Math.max(1e-9, lockNs);
  return [
    ...entriesTimes(model.works.locked, spins / read),
    ...own.flatMap(([work, rate]) => entriesTimes(work, rate / read)),
    ...handedOverEntries(model, 'client', {
      rate: state.sent,
      received: read,
      slowdown: slowdown.client,
      handedUp: 1,
      busy: busy.client,
    }),
    ...handedOverEntries(model, 'server', {
      rate: taken,
      received: read,
      slowdown: slowdown.server,
      handedUp,
      busy: busy.server,
    }),
  ];
}
