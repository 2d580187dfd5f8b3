import type { End, StageId } from '@hopwise/datapath';

/**
 * How skbs get from one program to the next: between nodes, by a wire or by a veth pair where the
 * nodes are namespaces of one machine, or without leaving a node.
 */
export type Via = 'wire' | 'veth' | 'same-node' | 'loopback';

/** A program that takes part in an exchange, on one end. */
export interface Actor {
  readonly name: string;
  readonly end: End;
  /** Processes or threads that serve all its connections. */
  readonly threads: number;
  /**
   * Whether softirqs interrupt its work. Not so for the short system calls of a benchmark, which run
   * with bottom halves disabled for most of their time.
   */
  readonly isPreemptible: boolean;
}

/** One turn of an exchange: skbs arrive at one end, which acts on them. */
export interface Turn {
  readonly end: End;
  /** How what it receives gets there. */
  readonly via: Via;
  /** Payloads that it waits for [byte]; 0 is a bare segment. Nothing: it begins by itself. */
  readonly receives: readonly number[];
  /** Interrupts that they raise: segments that are sent some microseconds apart come one by one. */
  readonly interrupts: number;
  /** Bare segments that TCP sends itself from the receive softirq. */
  readonly replies: number;
  /** Work of TCP per connection in the receive softirq. */
  readonly softirqStages: readonly StageId[];
  /** What the woken process does; null when no process takes part. */
  readonly process: {
    readonly actor: Actor;
    /** Work per operation or connection of the process, on the critical path. */
    readonly stages: readonly StageId[];
    /** Payloads it sends [byte]; 0 is a bare SYN or FIN. Nothing: it only reads or closes. */
    readonly sends: readonly number[];
    /** Whether what it sends is what it received: its work per byte is done once. */
    readonly passesOn?: true;
  } | null;
  /** Whether this host makes its conntrack entry in this turn, and in which direction. */
  readonly tracksNew: 'egress' | 'ingress' | null;
}

/** A turn beside the cycle: it costs CPU, and no operation waits for it. */
interface Aside {
  readonly turn: Turn;
  /** What sends its skbs: a run of a turn, by number; asides count on after the cycle. */
  readonly after: { readonly turn: number; readonly run: 'softirq' | 'process' };
}

/** A loop of turns, and what happens beside it. */
export interface Exchange {
  /**
   * The critical cycle. In a closed loop the last turn's skbs trigger the first again; in an open one
   * the first turn begins when it is due, and the last one ends the operation.
   */
  readonly cycle: readonly Turn[];
  readonly aside: readonly Aside[];
  /** Whether every operation is a connection of its own. */
  readonly isPerConnection: boolean;
  /** Whether a program lets the kernel choose the ports that it connects from, and closes first. */
  readonly choosesPorts?: true;
  /** Operations that a process has under way at once, in place of those that it is asked to. */
  readonly underWay?: number;
}

/** What most turns have in common. */
export const plainTurn = {
  via: 'wire',
  interrupts: 1,
  replies: 0,
  softirqStages: [],
  tracksNew: null,
} as const;
