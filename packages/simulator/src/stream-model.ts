import type { Bottleneck, End } from '@hopwise/datapath';
import type { Platform } from './platform.ts';
import type { Batch } from './stream-batch.ts';
import type { HandedServer, LegCores, ServerLoad } from './stream-legs.ts';
import type { Entered, StreamCosts } from './stream-times.ts';

/** A goodput that one resource does not allow to be exceeded. */
export interface Ceiling {
  readonly resource: Bottleneck['resource'];
  /** [byte/ns], of one direction. */
  readonly goodput: number;
}

/** A transfer at one goodput. */
export interface State {
  readonly batch: Batch;
  readonly entered: Entered;
  /** How much longer a byte is copied while the memory is busy. */
  readonly copying: Readonly<Record<End, number>>;
  readonly slowdown: Readonly<Record<End, number>>;
  readonly utilisation: Readonly<Record<End, number>>;
  /** Cores that skbs are handed to. */
  readonly servers: readonly ServerLoad[];
  readonly ceilings: readonly Ceiling[];
}

/** What does not change with the goodput. */
export interface Transfer {
  readonly costs: StreamCosts;
  readonly servers: readonly HandedServer[];
  readonly platform: Platform;
  /** Of one direction. */
  readonly flows: number;
  /** 2 where each end also sends what it receives. */
  readonly directions: 1 | 2;
  readonly clock: number;
  /** Whether the receiving TCP gets aggregates. */
  readonly isMerged: boolean;
  /** Whether skbs belong to their socket until the NIC has sent them. */
  readonly isOwned: boolean;
  /** Whether one core sends the skbs of all flows, one after another. */
  readonly isSerial: boolean;
  /** Bytes of one send call. */
  readonly sendBytes: number;
  /** Receive queues that get at least one flow, in the mean; one direction's, and of both. */
  readonly usedQueues: number;
  readonly usedQueuesByAll: number;
  readonly legCores: LegCores;
  /** Goodput of a full line [byte/ns]. */
  readonly line: number;
}
