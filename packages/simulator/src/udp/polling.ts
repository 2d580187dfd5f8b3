import type { End } from '@hopwise/datapath';
import type { Background, Entry } from '../ledger.ts';
import { serialServers } from '../legs.ts';
import type { UdpModel } from './udp-model.ts';
import { entriesTimes, type HandedWork, wholeNs } from './udp-work.ts';

/** Datagrams that come to the legs of one end. */
export interface Crossing {
  /** That are handed to the first, and that arrive in the end [1/ns]. */
  readonly rate: number;
  readonly received: number;
  /** Of the end [ratio]. */
  readonly slowdown: number;
  /** That come to a leg at once. */
  readonly handedUp: number;
  /** CPUs that the end's own work keeps busy, what it hands over left out [cores]. */
  readonly busy: number;
}

/**
 * What each leg of one end can take, in turn [1/ns]. A worker of a peer is given no more than the peer takes
 * in order: its queue is entered first, and refuses before anything is ciphered.
 *
 * @source drivers/net/wireguard/queueing.h: wg_queue_enqueue_per_device_and_peer
 */
export function legCapacities(
  { works, platform }: UdpModel,
  end: End,
  slowdown: number,
): readonly number[] {
  const legs = works.handedOver[end];
  const own = legs.map(({ server, each }) => cpusOf(server, platform) / (slowdown * wholeNs(each)));
  return own.map((capacity, index) =>
    isBeforePeer(legs, index) ? Math.min(capacity, own[index + 1] ?? capacity) : capacity,
  );
}

/** Whether what a leg works on stands in the queue of a peer meanwhile. */
export const isBeforePeer = (legs: readonly Pick<HandedWork, 'server'>[], index: number): boolean =>
  legs[index]?.server === 'workqueue' && legs[index + 1]?.server === 'peer-work';

/** CPUs that a leg can have. */
function cpusOf(
  server: HandedWork['server'],
  { rpsCpus, logicalCpus }: UdpModel['platform'],
): number {
  if (serialServers.includes(server)) return 1;
  return server === 'rps' ? Math.min(rpsCpus, logicalCpus) : logicalCpus;
}

/** Datagrams that each leg of one end does work for: those that the legs before it let through [1/ns]. */
export function legRates(
  model: UdpModel,
  end: End,
  { rate, slowdown }: Pick<Crossing, 'rate' | 'slowdown'>,
): readonly number[] {
  let left = rate;
  return legCapacities(model, end, slowdown).map((capacity) => {
    left = Math.min(left, capacity);
    return left;
  });
}

/** Work of the legs of one end per datagram received. */
export function handedOverEntries(model: UdpModel, end: End, crossing: Crossing): readonly Entry[] {
  const { received, handedUp } = crossing;
  const rates = legRates(model, end, crossing);
  const idle = idleShares(model, end, crossing);
  return model.works.handedOver[end].flatMap(({ each, start }, index) => {
    const rate = rates[index] ?? 0;
    const starts = ((idle[index] ?? 0) * rate) / handedUp;
    return [...entriesTimes(each, rate / received), ...entriesTimes(start, starts / received)];
  });
}

/**
 * How often each leg of one end finds its core with nothing to do: starting takes time as well, so it
 * is what is left when starts are paid for. All together start in no more than what the end's own work
 * and theirs leave of its CPUs.
 */
function idleShares(model: UdpModel, end: End, crossing: Crossing): readonly number[] {
  const { slowdown, handedUp, busy } = crossing;
  const { platform, works } = model;
  const rates = legRates(model, end, crossing);
  const legs = works.handedOver[end].map(({ server, each, start }, index) => {
    const cpus = cpusOf(server, platform);
    const work = (rates[index] ?? 0) * slowdown * wholeNs(each);
    const starting = ((rates[index] ?? 0) * slowdown * wholeNs(start)) / handedUp;
    const beside = cpus < platform.logicalCpus ? 0 : busy;
    const idle = Math.max(0, cpus - beside - work) / (cpus + starting);
    return { work, starting: idle * starting, idle };
  });
  const free = legs.reduce((left, { work }) => left - work, platform.logicalCpus - busy);
  const wanted = legs.reduce((sum, { starting }) => sum + starting, 0);
  const granted = wanted === 0 ? 1 : Math.min(1, Math.max(0, free) / wanted);
  return legs.map(({ idle }) => idle * granted);
}

/**
 * What cores that poll do while they find nothing: they are busy all the time, and it is booked on the
 * stage that polls.
 */
export const idlePolling = (
  model: UdpModel,
  end: End,
  at: Pick<Crossing, 'rate' | 'slowdown'>,
): readonly Background[] => {
  const rates = legRates(model, end, at);
  return model.works.handedOver[end].flatMap(({ server, each }, index) => {
    const stage = each.entries[0]?.part.stages[0];
    if (server !== 'poll' || stage === undefined) return [];
    const busy = (rates[index] ?? 0) * at.slowdown * wholeNs(each);
    const { stage: subject, context } = stage;
    return [{ end, subject, context, cores: Math.max(0, 1 - busy) }];
  });
};
