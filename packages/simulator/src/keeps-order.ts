import { type Datapath, isHandOver } from '@hopwise/datapath';
import { ownsSocket } from './owns-socket.ts';

/**
 * Whether the skbs of one flow reach the wire in the order in which TCP sent them, whichever core sends.
 *
 * TCP sends under the lock of the socket, from its process and from softirqs of other cores. Where the
 * lock holds until the driver has the skb, order is kept. An skb that waits in the backlog of a core
 * or for another one can be overtaken, and one without a socket takes the transmit queue of whichever
 * core sends it.
 *
 * @source net/core/dev.c: netdev_pick_tx, enqueue_to_backlog
 */
export const keepsOrder = (datapath: Datapath): boolean =>
  ownsSocket(datapath) &&
  datapath.egress.every(({ entry }) => entry !== 'backlog' && !isHandOver(entry));
