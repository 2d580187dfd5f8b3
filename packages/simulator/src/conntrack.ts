import type { ConntrackConfig } from '@hopwise/datapath';

/** State of a conntrack hash table. */
export interface ConntrackState {
  readonly entries: number;
  readonly buckets: number;
  /** Mean nodes of one chain; both directions of an entry are hashed. */
  readonly chainLength: number;
}

/** TIME_WAIT of conntrack (`nf_conntrack_tcp_timeout_time_wait`) [s]. */
const timeWaitSeconds = 120;

/**
 * Client ports that one netperf TCP_CRR process walks before it starts again.
 *
 * @source netperf src/nettest_omni.c: client_port_min 5000 to 65535
 */
const tuplesPerProcess = 60_535;

/**
 * Full chains walked per new connection: the lookup that fails, the clash check of the NAT binding
 * on the reply tuple, and about half a chain at confirmation.
 *
 * @source net/netfilter/nf_conntrack_core.c: __nf_conntrack_find_get, nf_conntrack_tuple_taken,
 * __nf_conntrack_confirm
 */
const chainsPerConnection = 2.5;

/**
 * Occupancy of the table under a steady rate of new connections from a fixed set of tuples.
 *
 * A tuple that is used again replaces its entry, so occupancy is bounded by the tuples as well as by
 * rate x timeout and by the configured maximum.
 *
 * @param rate - New connections per second.
 */
export function conntrackState(
  config: ConntrackConfig,
  rate: number,
  processes: number,
): ConntrackState {
  const entries = Math.min(rate * timeWaitSeconds, processes * tuplesPerProcess, config.entriesMax);
  return { entries, buckets: config.buckets, chainLength: (2 * entries) / config.buckets };
}

/** Chain nodes walked by one new connection. */
export const chainNodesPerConnection = (state: ConntrackState): number =>
  chainsPerConnection * state.chainLength;
