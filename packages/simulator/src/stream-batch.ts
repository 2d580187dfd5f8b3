import type { End } from '@hopwise/datapath';
import type { Platform } from './platform.ts';

/** How frames are batched: one aggregate and its share of a visit. */
export interface Batch {
  readonly aggregate: number;
  readonly segment: number;
  /** Polls per aggregate: at the receiver flows share them; ACKs do when they are many. */
  readonly polls: Readonly<Record<End, number>>;
}

/** Frames of one NAPI poll, at most (`napi->weight`). */
export const napiBudget = 64;

/** Fewest frames per poll at which a driver's adaptive moderation favours bulk. */
export const bulkFrames = 4;

/**
 * Batching at a goodput of all flows [byte/ns].
 *
 * @param completing - Chance that a poll of the receiver completes; GRO flushes only then.
 */
export function batchAt(
  platform: Platform,
  flows: number,
  goodput: number,
  completing: number,
): Batch {
  const { queues, coalesceBulkNs, aggregateMaxBytes, mss } = platform;
  const interval = coalesceBulkNs / Math.max(1e-6, completing);
  const between = Math.max(mss, (goodput / flows) * interval);
  const aggregate = Math.min(aggregateMaxBytes, between);
  const flowsPerQueue = 1 + (flows - 1) / queues;
  const polls = 1 / Math.max(1, between / aggregateMaxBytes);
  // ACKs leave with every poll, and a poll takes a budget of frames at most.
  const bursts = 1 / Math.max(1, Math.min(between, napiBudget * mss) / aggregateMaxBytes);
  return {
    aggregate,
    segment: aggregate / mss,
    polls: {
      client: flowsPerQueue >= bulkFrames ? bursts / flowsPerQueue : bursts,
      server: polls / flowsPerQueue,
    },
  };
}
