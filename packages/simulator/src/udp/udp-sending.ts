import { overQueues } from './shared-queues.ts';
import type { UdpModel } from './udp-model.ts';
import { wholeNs } from './udp-work.ts';

/** What the senders of all streams do together, whatever comes after them. */
export interface Sending {
  /** Datagrams [1/ns], and how far two runs with other queues may be apart. */
  readonly rate: number;
  readonly deviation: number;
  /** What each limit alone would allow [1/ns]. */
  readonly byBuffer: number;
  readonly byCore: number;
  readonly byPacing: number;
  readonly byLock: number;
}

/**
 * How fast processes send when nothing behind their NIC's queue holds them.
 *
 * @param slowdown - Of the sending machine [ratio].
 * @source net/core/sock.c: sock_alloc_send_pskb, sock_def_write_space; net/core/dev.c: netdev_pick_tx
 */
export function sendingOf(model: UdpModel, slowdown: number): Sending {
  const { works, flows, platform, completionNs, isRetained } = model;
  const share = Math.min(1, platform.logicalCpus / flows);
  const eachNs = (slowdown * (wholeNs(works.send) + wholeNs(works.free))) / share;
  const interruptNs = (slowdown * wholeNs(works.complete)) / share;
  // An interrupt per interval, or per datagram where they take longer than one.
  const alone = (1 - Math.min(1, interruptNs / completionNs)) / eachNs;
  const byCore = flows * Math.max(alone, 1 / (eachNs + interruptNs));
  const byBuffer = isRetained
    ? flows * buffered(model, slowdown, eachNs)
    : Number.POSITIVE_INFINITY;
  const byPacing = model.pacingNs > 0 ? flows / model.pacingNs : Number.POSITIVE_INFINITY;
  const free = Math.min(byCore, byBuffer, byPacing);
  const sharesQueues = isRetained && flows > 1 && works.handedOver.client.length === 0;
  if (!sharesQueues) {
    const byLock = Number.POSITIVE_INFINITY;
    return { rate: free, deviation: 0, byBuffer, byCore, byPacing, byLock };
  }
  const lockNs = slowdown * wholeNs(works.locked);
  const through = (each: number) =>
    overQueues(flows, model.transmitQueues, (count) => Math.min(count * each, 1 / lockNs));
  const { mean, deviation } = through(free / flows);
  const byLock = through(Number.MAX_VALUE).mean;
  return { rate: mean, deviation, byBuffer, byCore, byPacing, byLock };
}

/** Rate of one stream whose send buffer is given back once per completion interval [1/ns]. */
function buffered(
  { works, platform, datagram, completionNs }: UdpModel,
  slowdown: number,
  eachNs: number,
): number {
  const { sendCredits } = datagram;
  const wakeNs = slowdown * wholeNs(works.wakesSender) + platform.wakeLatencyNs;
  const roundNs = sendCredits * eachNs + slowdown * wholeNs(works.complete);
  const lateNs = Math.max(0, roundNs + wakeNs - completionNs);
  // A sender that was woken late does not use up its buffer, and is not asleep at the next interrupt.
  const missed = Math.min(lateNs, wakeNs) / eachNs / 2;
  return (sendCredits - missed) / completionNs;
}
