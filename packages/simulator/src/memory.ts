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
  const slowdown = (end: End): number => {
    const traffic = directions === 1 ? trafficPerByte[end] : both;
    const load = Math.min(loadMax, (traffic * goodput) / memoryBytesPerNs);
    return 1 + load / (2 * (1 - load));
  };
  return {
    client: isCached ? 1 : slowdown('client'),
    server: numaFactor * (isCached && dmaToCache ? 1 : slowdown('server')),
  };
}
