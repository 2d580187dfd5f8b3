import type { Proxy } from '@hopwise/datapath';
import { type Actor, type Exchange, plainTurn, type Turn, type Via } from '../turn.ts';
import { stationsOf } from './request-response.ts';

/** Most payload of a TLS record, and what a proxy reads at once [byte]. @source RFC 8446, 5.1 */
const recordBytes = 16_384;

/** What a proxy holds for one connection before it stops reading [byte]. @source envoy api/envoy/config/listener/v3/listener.proto: per_connection_buffer_limit_bytes */
const heldBytes = 1 << 20;

/**
 * A bulk transfer through proxies, as a loop of records.
 *
 * Each proxy receives a record, looks at it, and sends it on; so many are on their way at once as one
 * proxy holds of a connection. Every hop acknowledges by itself; the ACK of the hop between the nodes
 * ends the loop.
 */
export function streamThroughProxies(
  ends: { readonly client: Actor; readonly server: Actor },
  proxies: readonly Proxy[],
  { crossing, isFromServer }: { readonly crossing: Via; readonly isFromServer: boolean },
): Exchange {
  const client = { actor: ends.client, stages: [] };
  const server = { actor: ends.server, stages: [], via: crossing };
  const way = [...stationsOf({ client, proxies, crossing }), server];
  const hops = way.slice(0, -1).map(({ via }) => via);
  const stations = isFromServer ? way.toReversed() : way;
  const vias = isFromServer ? hops.toReversed() : hops;
  const [source, ...others] = stations;
  if (source === undefined) throw new Error('a transfer has a source');
  const cycle = [
    sending(source.actor, crossing),
    ...others.map(({ actor, stages }, index): Turn => {
      const via = vias[index] ?? crossing;
      const isSink = index === others.length - 1;
      return {
        ...plainTurn,
        ...{ end: actor.end, via, receives: [recordBytes] },
        replies: via === crossing ? 0 : 1,
        process: isSink
          ? { actor, stages, sends: [0] }
          : { actor, stages, sends: [recordBytes], passesOn: true },
      };
    }),
  ];
  return {
    isPerConnection: false,
    cycle,
    aside: acksOf(cycle),
    underWay: heldBytes / recordBytes,
  };
}

const sending = (actor: Actor, via: Via): Turn => ({
  ...plainTurn,
  ...{ end: actor.end, via, receives: [0] },
  process: { actor, stages: [], sends: [recordBytes] },
});

/** What ACKs of hops within a machine do where they arrive. */
const acksOf = (cycle: readonly Turn[]): Exchange['aside'] =>
  cycle.flatMap(({ via, replies }, index) => {
    const sender = cycle[index - 1];
    if (replies === 0 || sender === undefined) return [];
    const turn: Turn = { ...plainTurn, end: sender.end, via, receives: [0], process: null };
    return [{ turn, after: { turn: index, run: 'softirq' as const } }];
  });
