import type { End } from '@hopwise/datapath';
import type { Part } from '../assemble.ts';
import type { Entry } from '../ledger.ts';
import type { StreamParts } from '../stream-parts.ts';
import { timeOf, type Units } from '../units.ts';

/** What one skb of a transfer within a node makes its two cores do. */
export interface LocalWork {
  /** Sending process: copy into the socket. */
  readonly writer: readonly Entry[];
  /** Whoever sends: the way to the other socket, and the ACK's way back. */
  readonly pass: readonly Entry[];
  /** Receiving process: read. */
  readonly reader: readonly Entry[];
}

/** How an skb comes about. */
export interface LocalUnit {
  /** Payload [byte]. */
  readonly bytes: number;
  readonly segments: number;
  /** Send calls that fill it. */
  readonly calls: number;
}

/**
 * Work per skb.
 *
 * The backlog is worked on before the call that filled it returns, so each call enters a softirq. The
 * ACK joins that softirq: `enqueue_to_backlog` finds its poll running.
 *
 * @param woken - Share of skbs whose writer, and whose reader, had to be woken.
 * @param copying - How much longer a byte is copied while the memory is busy.
 * @source net/core/dev.c: netif_rx, enqueue_to_backlog
 */
export function localWork(
  { copy, wakeWriter, dataOutByProcess, dataIn, ackOut, ackIn, read, policyRules }: StreamParts,
  { bytes, segments, calls }: LocalUnit,
  woken: Readonly<Record<End, number>>,
  copying: Readonly<Record<End, number>>,
): LocalWork {
  const entry =
    (end: End, unitsOf: (part: Part) => Units) =>
    (part: Part): Entry => ({ end, part, units: unitsOf(part) });
  const handled = (part: Part): Units => {
    const skb = part.isSegmented ? segments : 1;
    return { skb, segment: segments, byte: bytes, rule: skb * policyRules };
  };
  const ack = (): Units => ({ skb: 1, segment: 1, rule: policyRules });
  return {
    writer: [
      ...copy.map(
        entry('client', () => ({
          ...{ visit: woken.client, skb: calls, byte: bytes * copying.client },
        })),
      ),
      ...wakeWriter.map(entry('client', () => ({ idle: woken.client, wake: woken.client }))),
    ],
    pass: [
      ...dataOutByProcess.map(
        entry('client', (part) => ({ ...handled(part), visit: woken.client })),
      ),
      ...dataIn.map(
        entry('server', (part) => ({ ...handled(part), visit: 1, wake: woken.server })),
      ),
      ...ackOut.map(entry('server', ack)),
      ...ackIn.map(entry('client', ack)),
    ],
    reader: read.map(
      entry('server', (part) => ({
        ...{ visit: woken.server, idle: woken.server, wake: woken.server },
        ...{ skb: part.isSegmented ? segments : 1, segment: segments },
        byte: bytes * copying.server,
      })),
    ),
  };
}

/** Time of work at the cost table's clock [ns]. */
export const nominalNs = (entries: readonly Entry[]): number =>
  entries.reduce(
    (sum, { part, units }) => sum + timeOf(part.onPath, units) + timeOf(part.tail, units),
    0,
  );
