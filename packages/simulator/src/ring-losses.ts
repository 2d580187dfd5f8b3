import type { StreamPoint } from './analytic-stream.ts';
import { cubicLaw } from './cubic-law.ts';
import type { Platform } from './platform.ts';
import { napiBudget } from './stream-batch.ts';
import { roundTripNs } from './stream-ceilings.ts';

/** How often a transfer overruns receive rings. */
export interface RingLosses {
  /** Segments that are dropped, and so sent again [1/ns]. */
  readonly segmentsPerNs: number;
  /** Time between two reductions of a window [ns]. */
  readonly sawtoothNs: number;
}

/**
 * Losses of a transfer that the softirq cores of its receiver limit; null where something else does.
 *
 * What is in flight waits in the rings. Flows that share a ring fill it to the last frame: each grows
 * from 0.7 of its share to all of it, by the cubic or by the line that is as fair as Reno, whichever is
 * faster. What overruns is what the windows have grown by in a round trip: a segment. It is of one flow,
 * whose reduction makes room for all; in the mean each has its turn once per sawtooth of its own.
 * Windows that a ring holds lose nothing.
 *
 * @param point - Of one direction, as if the client sent.
 * @param ringFrames - Full frames that one ring holds.
 * @source RFC 8312 sections 4.1 and 4.2
 */
export function ringLosses(
  { goodput, ceilings }: Pick<StreamPoint, 'goodput' | 'ceilings'>,
  platform: Platform,
  {
    flows,
    usedQueues,
    ringFrames,
  }: { readonly flows: number; readonly usedQueues: number; readonly ringFrames: number },
): RingLosses | null {
  const least = Math.min(...ceilings.map((each) => each.goodput));
  const limit = ceilings.find((each) => each.goodput === least);
  if (limit?.resource !== 'server softirq core') return null;
  const { mss, windowBytes, sendBufferBytes } = platform;
  const sharing = flows / usedQueues;
  const perQueue = goodput / usedQueues;
  const held = ringFrames + napiBudget + (perQueue * roundTripNs({ platform })) / mss;
  if ((sharing * Math.min(windowBytes, sendBufferBytes)) / mss <= held) {
    return { segmentsPerNs: 0, sawtoothNs: 0 };
  }
  const { kept, scale, friendlyGrowth } = cubicLaw;
  const window = Math.max(2, held / sharing);
  const regained = (1 - kept) * window;
  const roundTrip = (((1 + kept) / 2) * held * mss) / perQueue;
  const sawtoothNs = Math.min(
    Math.cbrt(regained / scale) * 1e9,
    (regained / friendlyGrowth) * roundTrip,
  );
  return { segmentsPerNs: flows / sawtoothNs, sawtoothNs };
}
