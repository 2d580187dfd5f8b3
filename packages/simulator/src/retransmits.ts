import type { Bottleneck, Datapath } from '@hopwise/datapath';
import { keepsOrder } from './keeps-order.ts';
import type { TransferSource } from './transfer-kinds.ts';

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

/**
 * The same within a node, where nothing is dropped: none while the sending process sends all; null where
 * the receiver's core may send too, from another backlog, so that skbs overtake each other.
 */
export const retransmitsWithin = (
  bottleneck: Bottleneck['resource'],
  source: TransferSource,
): number | null =>
  bottleneck === `${source === 'server' ? 'server' : 'client'} process core` ? 0 : null;
