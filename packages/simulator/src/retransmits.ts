import type { Bottleneck, Datapath } from '@hopwise/datapath';
import { keepsOrder } from './keeps-order.ts';

/**
 * Segments that are sent again [1/s]; null where others than those that rings drop may be.
 *
 * TCP takes an skb for lost that another one of its flow has overtaken. Queues at a full line are where
 * that happens, and nothing tells how often. With rings that overflow, it is the lesser part.
 *
 * @param dropped - Segments that receive rings drop [1/s].
 */
export const retransmitsPerS = (
  datapath: Datapath,
  bottleneck: Bottleneck['resource'],
  dropped: number,
): number | null =>
  keepsOrder(datapath) || (dropped > 0 && bottleneck !== 'line rate') ? dropped : null;
