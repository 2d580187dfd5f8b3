import type { End } from '@hopwise/datapath';
import type { Entry } from '../ledger.ts';
import { serialServers } from '../legs.ts';
import type { UdpModel } from './udp-model.ts';
import { entriesTimes, wholeNs } from './udp-work.ts';

/** Datagrams that cross the legs of one end. */
export interface Crossing {
  /** That cross, and that arrive in the end [1/ns]. */
  readonly rate: number;
  readonly received: number;
  /** Of the end [ratio]. */
  readonly slowdown: number;
  /** That come to a leg at once. */
  readonly handedUp: number;
}

/** Work of the legs of one end per datagram received. */
export const handedOverEntries = (
  model: UdpModel,
  end: End,
  { rate, received, slowdown, handedUp }: Crossing,
): readonly Entry[] => [
  ...model.works.handedOver[end].flatMap(({ server, each, start }) => {
    const cores = serialServers.includes(server) ? 1 : model.platform.logicalCpus;
    const idle = Math.max(0, 1 - (rate * slowdown * wholeNs(each)) / cores);
    return [
      ...entriesTimes(each, rate / received),
      ...entriesTimes(start, (idle * rate) / handedUp / received),
    ];
  }),
  ...pollingEntries(model, end, { rate, received, slowdown }),
];

/**
 * What cores that poll do besides: they are busy all the time, and what they do not spend on datagrams
 * they spend looking for them.
 */
export const pollingEntries = (
  { works }: UdpModel,
  end: End,
  { rate, received, slowdown }: Omit<Crossing, 'handedUp'>,
): readonly Entry[] =>
  works.handedOver[end]
    .filter(({ server }) => server === 'poll')
    .flatMap(({ each }) => {
      const eachNs = slowdown * wholeNs(each);
      const idle = Math.max(0, 1 - rate * eachNs);
      return eachNs > 0 ? entriesTimes(each, idle / eachNs / received) : [];
    });
