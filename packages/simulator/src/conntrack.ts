import type { ConntrackConfig } from '@hopwise/datapath';
import { type FullTable, fullTable, timeWaitSeconds } from './full-table.ts';

/** State of a conntrack hash table. */
export interface ConntrackState {
  readonly entries: number;
  readonly buckets: number;
  /** Mean nodes of one chain; both directions of an entry are hashed. */
  readonly chainLength: number;
  /** What happens when it is full; left out where that is never so. */
  readonly full?: FullTable;
}

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

/** Tuples that the connections of these processes walk through. */
const tuplesOf = (processes: number): number => processes * tuplesPerProcess;

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
  const tuples = tuplesOf(processes);
  const entries = Math.min(rate * timeWaitSeconds, tuples, config.entriesMax);
  const { buckets } = config;
  return { entries, buckets, chainLength: (2 * entries) / buckets };
}

/** The same with what happens when the table is full, where it gets full at this rate [1/s]. */
export function untilFull(
  state: ConntrackState,
  config: ConntrackConfig,
  {
    rate,
    processes,
    kernel,
  }: { readonly rate: number; readonly processes: number; readonly kernel: string },
): ConntrackState {
  const full = fullTable(config, { tuples: tuplesOf(processes), rate, kernel });
  return full === null ? state : { ...state, full };
}

/** Chain nodes walked by one new connection. */
export const chainNodesPerConnection = (state: ConntrackState): number =>
  chainsPerConnection * state.chainLength;
