import type { Part } from '../assemble.ts';
import type { Platform } from '../platform.ts';

/**
 * How much longer a byte is copied into a buffer that another core had last [ratio]: its lines are fetched
 * before they are written, from that core's cache (1.3 to 1.5) or from memory (2). Assumed; used by no fit.
 */
const coldBuffer = 1.7;

/**
 * How much longer senders of datagrams copy because their buffers come back from other cores [ratio].
 *
 * A datagram is one linear buffer, freed by the core that takes the transmit completion, and of several
 * streams that is another core than the sender's all but once in as many. A tunnel that makes the head anew
 * frees the first one at once, on the core that will ask for the next.
 *
 * @source net/core/skbuff.c: napi_consume_skb, pskb_expand_head; mm/page_alloc.c: rmqueue_pcplist
 */
export function coldBufferSlowdown(
  egress: readonly Part[],
  flows: number,
  { isOneCpu }: Pick<Platform, 'isOneCpu'>,
): number {
  const isFreedAtHome = egress.some(({ stages }) =>
    stages.some(({ stage }) => stage === 'pskbExpandHead'),
  );
  return isOneCpu || isFreedAtHome ? 1 : 1 + ((coldBuffer - 1) * (flows - 1)) / flows;
}
