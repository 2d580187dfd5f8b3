import type { UdpModel } from './udp-model.ts';
import { wholeNs } from './udp-work.ts';

/** What the senders of all streams do together, whatever comes after them. */
export interface Sending {
  /** Datagrams [1/ns]. */
  readonly rate: number;
  /** What each limit alone would allow [1/ns]. */
  readonly byBuffer: number;
  readonly byCore: number;
  readonly byPacing: number;
  readonly byLock: number;
  /** How often a completion finds its sender asleep, where the buffer is what holds it. */
  readonly wakesPerInterrupt: number;
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
  const { rate: ofBuffer, wakesPerInterrupt } = buffered(model, slowdown, eachNs);
  const byBuffer = isRetained ? flows * ofBuffer : Number.POSITIVE_INFINITY;
  const byPacing = model.pacingNs > 0 ? flows / model.pacingNs : Number.POSITIVE_INFINITY;
  const free = Math.min(byCore, byBuffer, byPacing);
  const lockNs = slowdown * wholeNs(works.locked);
  const byLock = model.sharesQueue && lockNs > 0 ? 1 / lockNs : Number.POSITIVE_INFINITY;
  const rate = Math.min(free, byLock);
  return { rate, byBuffer, byCore, byPacing, byLock, wakesPerInterrupt };
}

/** Of one stream whose send buffer is given back once per completion interval. */
function buffered(
  { works, platform, datagram, completionNs }: UdpModel,
  slowdown: number,
  eachNs: number,
): { readonly rate: number; readonly wakesPerInterrupt: number } {
  const { sendCredits } = datagram;
  const waking =
    wholeNs(works.wakesSender) + wholeNs(works.wakeSender) + wholeNs(works.wakeSenderIdle);
  // What is handed over is with the NIC later, and given back later.
  const handed = works.handedOver.client.reduce((sum, { each }) => sum + wholeNs(each), 0);
  const wakeNs = slowdown * (waking + handed) + platform.wakeLatencyNs;
  const roundNs = sendCredits * eachNs + slowdown * wholeNs(works.complete);
  const lateNs = Math.max(0, roundNs + wakeNs - completionNs);
  // A sender that was woken late does not use up its buffer, and is not asleep at the next interrupt.
  const missed = Math.min(lateNs, wakeNs) / eachNs / 2;
  return {
    rate: (sendCredits - missed) / completionNs,
    wakesPerInterrupt: lateNs > 0 ? 1 / 2 : 1,
  };
}
