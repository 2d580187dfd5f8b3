import type { WorkloadKind } from './workload-kinds.ts';

/**
 * What a stage is paid for. One stage may be charged in several of these at once.
 *
 * - `visit`: once each time a core enters a context, however many skbs it then handles (entry, exit,
 *   cold code); work that joins a context already running there does not pay it again
 * - `idle`: once each time an idle core is made to work (and so goes idle again later)
 * - `wake`: once each time a sleeping process is woken (and so goes to sleep again later)
 * - `skb`: once per skb, so once per GSO or GRO aggregate
 * - `segment`: once per MTU-sized segment
 * - `byte`: per byte of payload
 * - `operation`: once per message that a program handles: a request or a response, a datagram
 * - `connection`: once per connection
 * - `rule`: per policy rule of the scenario and skb
 * - `newRule`: per policy rule of the scenario and connection
 * - `service`: per Service of the scenario and connection
 * - `chainNode`: per entry walked in a hash chain
 */
export type Charge =
  | 'visit'
  | 'idle'
  | 'wake'
  | 'skb'
  | 'segment'
  | 'byte'
  | 'operation'
  | 'connection'
  | 'rule'
  | 'newRule'
  | 'service'
  | 'chainNode';

/** The context that CPU time is accounted to. */
export type Context = 'process' | 'softirq' | 'hardirq';

/** Where in the stack a stage belongs. Bare ACKs, SYNs and FINs skip the `socket` layer. */
export type Layer =
  | 'application'
  | 'socket'
  | 'transport'
  | 'network'
  | 'netfilter'
  | 'service'
  | 'policy'
  | 'bpf'
  | 'bridge'
  | 'ovs'
  | 'tunnel'
  | 'crypto'
  | 'user-space'
  | 'proxy'
  | 'queueing'
  | 'device'
  | 'driver'
  | 'scheduler';

/** How a stage's cost moves to another machine. */
export type CostClass = 'instruction' | 'copy' | 'crypto' | 'wakeup' | 'interrupt';

/** One step of a datapath, named for the kernel function that does it. */
export interface Stage {
  readonly title: string;
  readonly layer: Layer;
  readonly contexts: readonly Context[];
  readonly charged: readonly Charge[];
  readonly costClass: CostClass;
  /**
   * `path:function` at the kernel tag that the glossary names, `tag path:function` at a later one, or
   * the program's own source.
   */
  readonly kernel: string;
  /** Document or file that shows that the stage is on the path. */
  readonly source: string;
  /** Traffic that has it, where not all that goes this way does. */
  readonly only?: Only;
}

/** What must be so for a stage to do anything; everything named must hold. */
export interface Only {
  /** Between two nodes, the node that does it: a Service is translated by the client's. */
  readonly end?: 'client' | 'server';
  /** What the client addresses. */
  readonly target?: 'service';
  /** Traffic that it looks into. */
  readonly kinds?: readonly WorkloadKind[];
}
