import type { End } from '@hopwise/datapath';
import type { Platform } from './platform.ts';

/** How frames are batched: one aggregate and its share of a visit. */
export interface Batch {
  readonly aggregate: number;
  readonly segment: number;
  /** Polls per aggregate: at the receiver flows share them; ACKs come few and by themselves. */
  readonly polls: Readonly<Record<End, number>>;
}

/** Batching at a goodput of all flows [byte/ns]. */
export function batchAt(platform: Platform, flows: number, goodput: number): Batch {
  const { queues, coalesceBulkNs, aggregateMaxBytes, mss } = platform;
  const between = Math.max(mss, (goodput / flows) * coalesceBulkNs);
  const aggregate = Math.min(aggregateMaxBytes, between);
  const flowsPerQueue = 1 + (flows - 1) / queues;
  const polls = 1 / Math.max(1, between / aggregateMaxBytes);
  return {
    aggregate,
    segment: aggregate / mss,
    polls: { client: polls, server: polls / flowsPerQueue },
  };
}
