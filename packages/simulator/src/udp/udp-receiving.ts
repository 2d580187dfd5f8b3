import { busyShare, eighth } from '../busy-share.ts';
import { bulkFrames } from '../stream-batch.ts';
import { overQueues } from './shared-queues.ts';
import type { UdpModel } from './udp-model.ts';
import { wholeNs } from './udp-work.ts';

/** What the receiving machine makes of the datagrams that reach it. */
export interface Receiving {
  /** Taken from rings, come to a socket, and read by processes [1/ns]. */
  readonly taken: number;
  readonly polled: number;
  readonly read: number;
  /** Between two runs with other receive queues. */
  readonly deviation: number;
  /** Per datagram that is polled, or read. */
  readonly polls: number;
  readonly pollsFromIdle: number;
  readonly wakes: number;
  /** Datagrams that are handed up at once. */
  readonly handedUp: number;
  /** What each limit alone would allow [1/ns]. */
  readonly bySoftirq: number;
  readonly byReader: number;
  readonly byCpu: number;
}

/** Datagrams that NAPI hands up at once (`gro_normal_batch`). @source net/core/dev.c: gro_normal_one */
export const handedUpAtOnce = 8;

/**
 * What rings, softirq cores and readers let through of datagrams that arrive at `arriving` [1/ns].
 *
 * @param slowdown - Of the receiving machine [ratio].
 */
export function receivingOf(model: UdpModel, arriving: number, slowdown: number): Receiving {
  const { works, flows, platform, receiveQueues } = model;
  const used = receiveQueues * (1 - (1 - 1 / receiveQueues) ** flows);
  const perQueue = arriving / used;
  const batch = framesPerInterrupt(model, perQueue);
  const baseNs = slowdown * wholeNs(works.receive);
  const readNs = Math.max(negligibleNs, slowdown * wholeNs(works.read));
  const cores = Math.min(flows, platform.logicalCpus);
  const reading = Math.min(1, (Math.min(arriving, flows * perQueue) * readNs) / cores);
  const handedUp = Math.min(handedUpAtOnce, batch);
  const sharing = Math.max(1, flows / used);
  // Sockets that get some of what is handed up at once: as many as differ among its flows.
  const sockets = sharing * (1 - (1 - 1 / sharing) ** handedUp);
  const wakes = ((1 - reading) * sockets) / handedUp;
  const wakingNs = slowdown * wakes * wholeNs(works.wakesReader);
  const pollNs = slowdown * wholeNs(works.poll);
  const pollIdleNs = slowdown * wholeNs(works.pollIdle);
  const load = busyShare(
    perQueue * (baseNs + wakingNs),
    perQueue * (pollNs / batch),
    perQueue * (pollIdleNs / batch),
  );
  const polls = (1 - eighth(load)) / batch;
  const pollsFromIdle = (1 - load) / batch;
  const softirqNs = baseNs + wakingNs + pollNs * polls + pollIdleNs * pollsFromIdle;
  const full = 1 / (baseNs + wakingNs);
  const each = arriving / flows;
  const { mean, deviation } = overQueues(flows, receiveQueues, (count) =>
    Math.min(count * each, full),
  );
  const serial = serialLimit(model, slowdown);
  // Of full CPUs, ksoftirqd gets its share as any task does, and readers get theirs.
  const ofReaders = (platform.logicalCpus * flows) / (flows + platform.logicalCpus);
  const besideReaders = platform.logicalCpus - Math.min(ofReaders, mean * readNs);
  const taken = Math.min(mean, besideReaders / softirqNs);
  const polled = Math.min(taken, serial);
  const pooled = slowdown * pooledNs(model);
  const beyondSoftirq = Math.max(0, platform.logicalCpus - polled * softirqNs);
  // Kernel workers are scheduled like readers: of full CPUs these get their share of the tasks.
  const fair = pooled > 0 ? flows / (flows + platform.logicalCpus) : 0;
  const byCpu = Math.max(beyondSoftirq - polled * pooled, beyondSoftirq * fair) / readNs;
  const byReader = cores / readNs;
  // Readers have what interrupts of other flows leave of their cores.
  const beside = (count: number): number =>
    Math.min(polled / flows, Math.max(0, 1 - count * each * softirqNs) / readNs);
  const others = flows - 1;
  const read =
    flows <= platform.logicalCpus && receiveQueues > 1
      ? (flows * overQueues(others, receiveQueues, beside).mean) / receiveQueues
      : polled;
  return {
    taken,
    polled,
    read: Math.min(read, byReader, byCpu),
    deviation: Math.min(deviation, polled),
    polls,
    pollsFromIdle,
    wakes,
    handedUp,
    bySoftirq: used * full,
    byReader,
    byCpu: platform.logicalCpus / (softirqNs + pooled + readNs),
  };
}

const serialLimit = ({ works }: UdpModel, slowdown: number): number =>
  Math.min(
    ...works.handedOver.server
      .filter(({ server }) => server !== 'workqueue' && server !== 'rps')
      .map(({ each }) => 1 / (slowdown * wholeNs(each))),
    Number.POSITIVE_INFINITY,
  );

const pooledNs = ({ works }: UdpModel): number =>
  works.handedOver.server.reduce((sum, { each }) => sum + wholeNs(each), 0);

/** A reader that costs nothing is no limit. */
const negligibleNs = 1e-9;

/** Frames that one queue's interrupt finds; moderation is short while they are few. */
function framesPerInterrupt({ platform }: UdpModel, perQueue: number): number {
  const bulk = perQueue * platform.coalesceBulkNs;
  return Math.max(1, bulk >= bulkFrames ? bulk : perQueue * platform.coalesceLatencyNs);
}
