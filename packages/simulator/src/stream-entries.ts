import type { End } from '@hopwise/datapath';
import type { Part } from './assemble.ts';
import type { Entry } from './ledger.ts';
import { type ServerLoad, serverEntries } from './stream-legs.ts';
import type { StreamParts } from './stream-parts.ts';
import type { State, Transfer } from './stream-model.ts';
import type { Units } from './units.ts';

/** Work per aggregate; bytes count as often as they would be copied from an idle memory meanwhile. */
export function entriesOf(
  parts: StreamParts,
  { batch, entered: { softirq, fromIdle, woken }, copying, servers }: State,
  { sendBytes, directions }: Pick<Transfer, 'sendBytes' | 'directions'>,
): readonly Entry[] {
  const { aggregate, segment, acks } = batch;
  const { handed, policyRules } = parts;
  const wakes = (end: End): Units => ({ visit: woken[end], idle: woken[end], wake: woken[end] });
  const entry =
    (end: End, units: Units) =>
    (part: Part): Entry => ({ end, part, units });
  /** What each part of a softirq handles: skbs, or as many as there are segments. */
  const softirqs =
    (end: End, { skbs, segments }: Readonly<Record<'skbs' | 'segments', number>>, others: Units) =>
    (part: Part): Entry => {
      const handled = part.isSegmented ? segments : skbs;
      const units: Units = {
        visit: softirq[end],
        idle: fromIdle[end],
        skb: handled,
        segment: segments,
        rule: handled * policyRules,
        ...others,
      };
      return { end, part, units };
    };
  const data = (end: End, others: Units) =>
    softirqs(end, { skbs: 1, segments: segment }, { byte: aggregate, ...others });
  const ack = (end: End, others: Units) => softirqs(end, { skbs: acks, segments: acks }, others);
  const read = (part: Part): Entry => ({
    end: 'server',
    part,
    units: {
      ...wakes('server'),
      skb: part.isSegmented ? segment : 1,
      segment,
      byte: aggregate * copying.server,
    },
  });
  return [
    ...parts.dataIn.map(data('server', { wake: woken.server })),
    ...(handed.dataIn.length > 0 ? [] : parts.ackOut.map(ack('server', {}))),
    ...parts.read.map(read),
    ...parts.ackIn.map(ack('client', { wake: woken.client })),
    ...(handed.ackIn.length > 0 ? [] : parts.dataOutBySoftirq.map(data('client', {}))),
    ...servers.flatMap((load) =>
      serverEntries(
        { ...load, busy: busyOf(load, servers, directions) },
        batch,
        woken,
        policyRules,
      ),
    ),
    ...parts.wakeWriter.map(entry('client', { idle: woken.client, wake: woken.client })),
    ...parts.copy.map(
      entry('client', {
        visit: woken.client,
        skb: aggregate / sendBytes,
        byte: aggregate * copying.client,
      }),
    ),
  ];
}

/** Busy share of a server's core: where both ends send, it serves both roles of its end. */
const busyOf = (load: ServerLoad, servers: readonly ServerLoad[], directions: 1 | 2): number =>
  directions === 1
    ? load.busy
    : servers
        .filter(({ handed }) => handed.core === load.handed.core)
        .reduce((sum, { busy }) => sum + busy, 0);
