import type { End } from '@hopwise/datapath';
import { busyShare, eighth } from './busy-share.ts';
import type { Batch } from './stream-batch.ts';
import type { Transfer } from './stream-model.ts';
import type { CoreTimes, Entered } from './stream-times.ts';

/**
 * How often contexts are entered when cores are as busy as at this goodput.
 *
 * NAPI completes unless a whole budget of frames waits, so a softirq core stops being entered only
 * close to saturation. A writer sleeps until a third of its send buffer is free.
 */
export function enteredAt(
  { costs, platform, flows, directions, usedQueues }: Transfer,
  { aggregate, polls }: Batch,
  nominal: Readonly<Record<End, CoreTimes>>,
  before: Entered,
  slowdown: Readonly<Record<End, number>>,
  goodput: number,
): Entered {
  const softirq = (end: End, visitNs: number, idleNs: number): number => {
    const load = (goodput * slowdown[end]) / usedQueues / aggregate;
    const paid = visitNs * before.softirq[end] + idleNs * before.fromIdle[end];
    // Where ends also send what they receive, the other role's flows may be in the same queue.
    const other = nominal[end === 'client' ? 'server' : 'client'].softirq * aggregate;
    const beside = directions === 2 ? (load * other) / platform.queues : 0;
    const steady = load * (nominal[end].softirq * aggregate - paid) + beside;
    return busyShare(steady, load * visitNs * polls[end], load * idleNs * polls[end]);
  };
  const process = (end: End, wokenNs: number, wakeable: number): number => {
    const load = (goodput * slowdown[end]) / flows / aggregate;
    const steady = load * (nominal[end].process * aggregate - wokenNs * before.woken[end]);
    return busyShare(steady, 0, load * wokenNs * wakeable);
  };
  const { dataIn, ackOut, read, ackIn, dataOut, copy, wakeWriter } = costs;
  const client = softirq('client', ackIn.visit + dataOut.visit, ackIn.idle + dataOut.idle);
  const server = softirq('server', dataIn.visit + ackOut.visit, dataIn.idle + ackOut.idle);
  const wakeable = Math.min(1, (3 * aggregate) / platform.sendBufferBytes);
  const writing = process('client', copy.visit + wakeWriter.wake + wakeWriter.idle, wakeable);
  const reading = process('server', read.visit + read.wake + read.idle, 1);
  return {
    softirq: {
      client: polls.client * (1 - eighth(client)),
      server: polls.server * (1 - eighth(server)),
    },
    fromIdle: { client: polls.client * (1 - client), server: polls.server * (1 - server) },
    woken: { client: (1 - writing) * wakeable, server: 1 - reading },
    completing: 1 - eighth(server),
  };
}
