import type { Context } from './stage.ts';
import type { StageId } from './stages.ts';

/**
 * How work gets onto a core.
 *
 * - `syscall`: a process sends or receives; runs where the process runs
 * - `interrupt`: NIC interrupt and NAPI poll; runs on the core that RSS chose for the flow
 * - `backlog`: `netif_rx` to the per-CPU backlog; runs on the same core, right after the caller
 * - `gro-cells`: a tunnel's own NAPI; same core, right after the caller
 * - `wakeup`: a sleeping process is woken; runs where that process runs
 * - `gso`: the same call goes on, once for each segment that GSO has cut from an skb; same core
 * - `rps`: handed to the core that RPS chose for the flow, by an inter-processor interrupt
 * - `rfs`: handed to the core where the flow was read last, by an inter-processor interrupt; where no
 *   program has read yet it goes on at the caller's, as from a backlog
 * - `workqueue`: handed to kernel workers on any core, many at a time
 * - `peer-work`: handed to the one work item or NAPI of a peer: in order, one at a time for all flows
 * - `user-space`: handed to a user-space process through a device or a socket; one thread for all flows
 * - `poll`: picked up by a core that polls without sleeping; one core for all flows
 */
export type Entry =
  | 'syscall'
  | 'interrupt'
  | 'backlog'
  | 'gro-cells'
  | 'wakeup'
  | 'gso'
  | 'rps'
  | 'rfs'
  | 'workqueue'
  | 'peer-work'
  | 'user-space'
  | 'poll';

/** The stages that one context runs to completion, without giving up the core. */
export interface Visit {
  readonly entry: Entry;
  /**
   * Context the time is accounted to. A first egress visit is written as `process`; when TCP sends
   * from the receive softirq (ACKs, window opened) its stages below the socket run there instead.
   */
  readonly context: Context;
  /** Network namespace, for drawing and for what is skipped. */
  readonly namespace: 'pod' | 'host' | 'proxy';
  /** On the critical path of the skb. */
  readonly stages: readonly StageId[];
  /** Paid by the same context after the skb has left it: CPU time that is not latency. */
  readonly epilogue?: readonly StageId[];
  /** Every skb here is one segment: cut before this visit, or not merged yet. */
  readonly segmented?: true;
}

/** Entries that go on where the caller is; the others hand the skb to another core or process. */
export const sameCoreEntries = [
  'syscall',
  'interrupt',
  'backlog',
  'gro-cells',
  'wakeup',
  'gso',
] as const;

export const isHandOver = (entry: Entry): boolean =>
  !(sameCoreEntries as readonly Entry[]).includes(entry);

export type Family =
  | 'host'
  | 'ebpf'
  | 'netfilter'
  | 'bridge'
  | 'overlay'
  | 'ovs'
  | 'crypto'
  | 'user-space'
  | 'device';

/** Bytes that a tunnel or cipher puts around each inner packet. */
export interface Encapsulation {
  readonly kind: 'vxlan' | 'geneve' | 'ipip' | 'gre' | 'wireguard' | 'esp' | 'udp';
  readonly headerBytesV4: number;
  readonly headerBytesV6: number;
  /** Whether the outer 5-tuple varies with the inner flow, so that RSS still spreads flows. */
  readonly outerFlowEntropy: boolean;
  /** Stage before which GSO skbs are cut into segments, or null when the NIC can do it. */
  readonly segmentsBefore: StageId | null;
}

/** What an skb crosses from socket to wire (`egress`) and from wire to socket (`ingress`). */
export interface Datapath {
  readonly id: string;
  readonly title: string;
  readonly family: Family;
  /** One or two sentences for a reader who has never seen it. */
  readonly summary: string;
  readonly endpoint: 'host' | 'pod';
  readonly egress: readonly Visit[];
  readonly ingress: readonly Visit[];
  /** From socket to socket between two endpoints of one node; left out where nothing is known. */
  readonly sameNode?: readonly Visit[];
  /** Why it carries no IPv6; left out where it does. */
  readonly noIpv6?: string;
  /** Most payload of one GSO or GRO skb, where it is not 64 KiB [byte]. */
  readonly gsoMaxBytes?: number;
  /** User-space proxies that requests pass, from the client to the server. */
  readonly proxies?: readonly Proxy[];
  /** From outermost to innermost; empty for native routing. */
  readonly encapsulation: readonly Encapsulation[];
  /**
   * Named nuisances that come with the datapath's endpoint (see the cost table's `assumed` rows).
   */
  readonly nuisances: readonly NuisanceId[];
  /** Configuration the kernel's conntrack table has with this datapath; null where unused. */
  readonly conntrack: ConntrackConfig | null;
  readonly kernelMin: string;
  readonly sources: readonly string[];
}

/** Costs that data show and no mechanism explains yet. Each is one parameter, shared. */
export type NuisanceId = 'netnsConnect';

/** Size of the conntrack hash table, and who set it. */
export interface ConntrackConfig {
  readonly buckets: number;
  readonly entriesMax: number;
  readonly basis: 'measured' | 'published' | 'derived' | 'assumed';
  readonly source: string;
}

/** A user-space proxy on the way of requests and responses. */
export interface Proxy {
  readonly title: string;
  /** Machine that it runs on. */
  readonly end: 'client' | 'server';
  /** What it does with each message, besides receiving and sending it. */
  readonly stages: readonly StageId[];
  /** Threads that serve all connections of its machine. */
  readonly threads: number;
  /**
   * How messages reach it from the endpoint beside it: over `loopback` of the pod, or along the
   * datapath's `same-node` path.
   */
  readonly reachedBy: 'loopback' | 'same-node';
}
