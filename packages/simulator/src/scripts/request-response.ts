import type { Proxy, StageId } from '@hopwise/datapath';
import { type Actor, type Exchange, plainTurn, type Turn, type Via } from '../turn.ts';

/** A program on the way of requests, with what it does for each message. */
interface Station {
  readonly actor: Actor;
  readonly stages: readonly StageId[];
  /** How messages get from this station to the next one towards the server, and back. */
  readonly via: Via;
}

/** What a request-response exchange consists of. */
export interface Script {
  readonly client: { readonly actor: Actor; readonly stages: readonly StageId[] };
  readonly server: { readonly actor: Actor; readonly stages: readonly StageId[] };
  readonly requests: readonly number[];
  readonly responses: readonly number[];
  readonly proxies: readonly Proxy[];
  /** How messages cross from the client's end to the server's. */
  readonly crossing: Via;
  /** Payload of one skb above which TCP acknowledges it at once [byte]; left out: nothing is. */
  readonly quickAckAbove?: number | undefined;
  /** Whether operations begin when they are due rather than when the last has ended. */
  readonly isOpen: boolean;
}

/**
 * Messages on persistent connections from the client through its proxies to the server and back.
 *
 * A request that arrives wakes the next program, which handles it and sends it on; the answer goes
 * the same way back. ACKs ride on the data that goes the other way; what is longer than a segment
 * is acknowledged at once, by a segment of its own.
 *
 * @source net/ipv4/tcp_input.c: __tcp_ack_snd_check; net/ipv4/tcp.c: tcp_cleanup_rbuf
 */
export function requestResponse(script: Script): Exchange {
  const { client, server, requests, responses, crossing, quickAckAbove, isOpen } = script;
  const way = [...stationsOf(script), { ...server, via: crossing }];
  const between = way.slice(0, -1);
  const turn = (
    station: Station,
    via: Via,
    receives: readonly number[],
    sends: readonly number[],
  ): Turn => ({
    ...plainTurn,
    end: station.actor.end,
    via,
    receives,
    interrupts: Math.max(1, receives.length),
    replies: receives.filter((payload) => payload > (quickAckAbove ?? Number.POSITIVE_INFINITY))
      .length,
    process: { actor: station.actor, stages: station.stages, sends },
  });
  const there = way.map((station, index) => {
    const via = index === 0 ? 'wire' : (way[index - 1] as Station).via;
    const isLast = index === way.length - 1;
    return turn(station, via, requests, isLast ? responses : requests);
  });
  const back = between
    .toReversed()
    .slice(0, -1)
    .map((station) => turn(station, station.via, responses, responses));
  const [first, ...rest] = there as unknown as readonly [Turn, ...Turn[]];
  const home = (way[0] as Station).via;
  if (!isOpen) {
    const begin = turn(way[0] as Station, home, responses, requests);
    return withAcks([begin, ...rest, ...back]);
  }
  const begin: Turn = { ...first, receives: [], interrupts: 0, replies: 0 };
  const end: Turn = {
    ...turn({ ...client, via: home }, home, responses, []),
    process: { actor: client.actor, stages: [], sends: [] },
  };
  return withAcks([begin, ...rest, ...back, end]);
}

/** The cycle, and beside it what the segments that TCP sends by itself do where they arrive. */
function withAcks(cycle: readonly Turn[]): Exchange {
  const aside = cycle.flatMap(({ via, replies }, index) => {
    const sender = cycle.at(index - 1);
    if (replies === 0 || sender === undefined) return [];
    const receives = new Array<number>(replies).fill(0);
    const turn: Turn = { ...plainTurn, end: sender.end, via, receives, process: null };
    return [{ turn, after: { turn: index, run: 'softirq' as const } }];
  });
  return { cycle, aside, isPerConnection: false };
}

/** The client and the proxies, in the order of a request. */
export function stationsOf({
  client,
  proxies,
  crossing,
}: Pick<Script, 'client' | 'proxies' | 'crossing'>): readonly Station[] {
  const near = proxies.filter(({ end }) => end === 'client');
  const far = proxies.filter(({ end }) => end === 'server');
  const actorOf = ({ title, end, threads }: Proxy, index: number): Actor => ({
    name: `${title} ${index}`,
    end,
    threads,
    isPreemptible: true,
  });
  const at = (proxy: Proxy, index: number, via: Via): Station => ({
    actor: actorOf(proxy, index),
    stages: proxy.stages,
    via,
  });
  return [
    { ...client, via: near[0]?.reachedBy ?? crossing },
    ...near.map((proxy, index) => at(proxy, index, near[index + 1]?.reachedBy ?? crossing)),
    ...far.map((proxy, index) => at(proxy, near.length + index, proxy.reachedBy)),
  ];
}
