import type { End } from '@hopwise/datapath';
import type { Entry } from '../ledger.ts';
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
}

/** What each leg of one end can take, in turn [1/ns]. */
export function legCapacities(
  { works, platform }: UdpModel,
  end: End,
  slowdown: number,
): readonly number[] {
  const { rpsCpus, logicalCpus } = platform;
  const cpusOf = ({ server }: HandedWork): number => {
    if (serialServers.includes(server)) return 1;
    return server === 'rps' ? Math.min(rpsCpus, logicalCpus) : logicalCpus;
  };
  return works.handedOver[end].map((leg) => cpusOf(leg) / (slowdown * wholeNs(leg.each)));
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
  const { received, slowdown, handedUp } = crossing;
  const rates = legRates(model, end, crossing);
  const capacities = legCapacities(model, end, slowdown);
  return [
    ...model.works.handedOver[end].flatMap(({ each, start }, index) => {
      const rate = rates[index] ?? 0;
      const idle = Math.max(0, 1 - rate / (capacities[index] ?? rate));
      return [
        ...entriesTimes(each, rate / received),
        ...entriesTimes(start, (idle * rate) / handedUp / received),
      ];
    }),
    ...pollingEntries(model, end, crossing),
  ];
}

/**
 * What cores that poll do besides: they are busy all the time, and what they do not spend on datagrams
 * they spend looking for them.
 */
export function pollingEntries(
  model: UdpModel,
  end: End,
  crossing: Omit<Crossing, 'handedUp'>,
): readonly Entry[] {
  const rates = legRates(model, end, crossing);
  return model.works.handedOver[end].flatMap(({ server, each }, index) => {
    const eachNs = crossing.slowdown * wholeNs(each);
    if (server !== 'poll' || eachNs === 0) return [];
    const idle = Math.max(0, 1 - (rates[index] ?? 0) * eachNs);
    return entriesTimes(each, idle / eachNs / crossing.received);
  });
}
