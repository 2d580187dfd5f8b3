import type { End } from '@hopwise/datapath';
import type { Platform } from './platform.ts';

/** How frames are batched: one aggregate and its share of a visit. */
export interface Batch {
  readonly aggregate: number;
  readonly segment: number;
  /** ACKs per aggregate: one, or one for every other segment where TCP gets them unmerged. */
  readonly acks: number;
  /** Polls per aggregate: at the receiver flows share them; ACKs do when they are many. */
  readonly polls: Readonly<Record<End, number>>;
}

/** Frames of one NAPI poll, at most (`napi->weight`). */
export const napiBudget = 64;

/** Fewest frames per poll at which a driver's adaptive moderation favours bulk. */
export const bulkFrames = 4;

/** Segments that TCP acknowledges at once when it gets them one by one. */
const segmentsPerAck = 2;

/** ACKs for skbs that TCP got, in the mean: one each, or one for every other segment. */
export const acksFor = (isMerged: boolean, skbs: number, segments: number): number =>
  isMerged ? skbs : segments / segmentsPerAck;

/** What decides how a transfer's frames arrive, besides its goodput. */
interface Arrivals {
  readonly flows: number;
  /** Whether TCP gets aggregates; an aggregate is otherwise only what a poll brings. */
  readonly isMerged: boolean;
  /** Whether one core sends the skbs of all flows, one after another. */
  readonly isSerial: boolean;
}

/**
 * Batching at a goodput of all flows [byte/ns].
 *
 * Transmit queues share the line, so a flow's frames come at its share of the goodput. What one core
 * sends for all flows comes skb by skb: an interrupt finds whole ones.
 *
 * @param completing - Chance that a poll of the receiver completes; GRO flushes only then.
 * @source net/ipv4/tcp_input.c:__tcp_ack_snd_check: an ACK for more than one segment
 */
export function batchAt(
  platform: Platform,
  { flows, isMerged, isSerial }: Arrivals,
  goodput: number,
  completing: number,
): Batch {
  const { queues, coalesceBulkNs, aggregateMaxBytes, mss } = platform;
  const interval = coalesceBulkNs / Math.max(1e-6, completing);
  const share = Math.max(mss, (goodput / flows) * interval);
  const between = isSerial ? Math.max(aggregateMaxBytes, share) : share;
  const aggregate = Math.min(aggregateMaxBytes, between);
  const flowsPerQueue = 1 + (flows - 1) / queues;
  const polls = 1 / Math.max(1, between / aggregateMaxBytes);
  // ACKs leave with every poll, and a poll takes a budget of frames at most.
  const bursts = 1 / Math.max(1, Math.min(between, napiBudget * mss) / aggregateMaxBytes);
  // Of skbs that come one by one, a poll finds those of its interval.
  const sharing = isSerial
    ? Math.max(1, Math.min(flowsPerQueue, (goodput * interval) / aggregate))
    : flowsPerQueue;
  return {
    aggregate,
    segment: aggregate / mss,
    acks: acksFor(isMerged, 1, aggregate / mss),
    polls: {
      client: flowsPerQueue >= bulkFrames ? bursts / sharing : bursts,
      server: polls / sharing,
    },
  };
}
