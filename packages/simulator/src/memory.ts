import type { End } from '@hopwise/datapath';
import type { Platform } from './platform.ts';

/**
 * Memory traffic per byte of payload. A sender's copy reads a line for ownership and writes it back,
 * and the NIC reads it; at a receiver the NIC writes and the copy reads.
 */
const trafficPerByte = { client: 3, server: 2 } as const;

/** Above this load the queueing law has no meaning: the copy itself is then the bottleneck. */
const loadMax = 0.95;

/**
 * How much longer a copied byte takes than one that is alone on one memory node [ratio].
 *
 * Sockets whose windows together fit the last-level cache copy from there, unless the NIC writes to
 * memory only. Beyond it every byte goes through memory, a server of fixed-size lines (M/D/1):
 * 1 + load / (2 (1 - load)). The receiver's copy also comes from another memory node now and then.
 *
 * @param goodput - Of all flows of one direction [byte/ns].
 * @param directions - 2 where each end also sends: its memory then has the traffic of both.
 */
export function copySlowdown(
  { memoryBytesPerNs, l3Bytes, dmaToCache, numaFactor, windowBytes }: Platform,
  flows: number,
  goodput: number,
  directions: 1 | 2 = 1,
): Readonly<Record<End, number>> {
  const isCached = directions * flows * windowBytes <= l3Bytes;
  const both = trafficPerByte.client + trafficPerByte.server;
  const slowdown = (end: End): number =>
    waiting(((directions === 1 ? trafficPerByte[end] : both) * goodput) / memoryBytesPerNs);
  return {
    client: isCached ? 1 : slowdown('client'),
    server: numaFactor * (isCached && dmaToCache ? 1 : slowdown('server')),
  };
}

/** Within a node nobody but the two copies touches a byte: ownership, write back, read. */
const localTrafficPerByte = 3;

/**
 * The same between two processes of one machine.
 *
 * @param isFull - Whether windows are full; what waits for a reader that keeps up is in the cache.
 */
export function localCopySlowdown(
  { memoryBytesPerNs, l3Bytes, numaFactor, windowBytes }: Platform,
  pairs: number,
  goodput: number,
  isFull: boolean,
): Readonly<Record<End, number>> {
  const isCached = !isFull || pairs * windowBytes <= l3Bytes;
  const slowdown = isCached ? 1 : waiting((localTrafficPerByte * goodput) / memoryBytesPerNs);
  return { client: slowdown, server: numaFactor * slowdown };
}

/** Time at a server of fixed-size jobs over that at an idle one (M/D/1). */
function waiting(load: number): number {
  const bounded = Math.min(loadMax, load);
  return 1 + bounded / (2 * (1 - bounded));
}
