import type { Platform } from '../platform.ts';
import type { Ack } from './ack.ts';
import { CongestionWindow } from './congestion-window.ts';
import type { StreamOptions } from './stream-options.ts';

/**
 * One sending socket: what is copied, sent and acknowledged, cumulative [byte]. What is sent again
 * counts twice in `sent`, what was dropped counts as acknowledged.
 */
export class SendingFlow {
  queue = 0;
  copied = 0;
  sent = 0;
  acknowledged = 0;
  lost = 0;
  rightEdge: number;
  /** Payload between TCP and the end of the transmit queue [byte]. */
  below = 0;
  /** Payload that was sent again since it was last set to zero [byte]. */
  sentAgain = 0;
  isAsleep = true;
  /** Bytes that the running copy brings, and whether it sends them itself. */
  copying = 0;
  sending = 0;
  readonly #platform: Platform;
  readonly #queuedBelowMax: number;
  readonly #congestion: CongestionWindow;

  constructor(platform: Platform, { queuedBelowMax, initialWindow }: StreamOptions) {
    this.#platform = platform;
    this.#queuedBelowMax = queuedBelowMax;
    this.rightEdge = platform.windowBytes;
    this.#congestion = new CongestionWindow(platform, initialWindow);
  }

  /** What windows and queue limit let TCP send of what it has [byte]. */
  sendable(): number {
    const unsent = this.copied + this.lost - this.sent;
    const room = Math.min(
      unsent,
      this.rightEdge - this.sent,
      this.acknowledged + this.#congestion.bytes - this.sent,
      this.#queuedBelowMax - this.below,
    );
    return room >= Math.min(this.#congestion.leastBytes, unsent) ? Math.max(0, room) : 0;
  }

  /** TCP sends what it can: how much [byte]. */
  send(): number {
    const sending = this.sendable();
    this.sent += sending;
    this.below += sending;
    return sending;
  }

  /** TCP sees an ACK [at ns]. What it tells to be lost goes out next. */
  receive(
    { acknowledged, lost, rightEdge }: Pick<Ack, 'acknowledged' | 'lost' | 'rightEdge'>,
    now: number,
  ): void {
    this.rightEdge = Math.max(this.rightEdge, rightEdge);
    if (acknowledged <= this.acknowledged) return;
    const flight = this.sent - this.acknowledged;
    const newly = acknowledged - this.acknowledged;
    this.acknowledged = acknowledged;
    if (lost > this.lost) {
      this.sentAgain += lost - this.lost;
      this.lost = lost;
      this.#congestion.lose(flight, acknowledged, this.sent);
    }
    this.#congestion.acknowledge(newly, flight, acknowledged, now);
  }

  /** The NIC has sent this much: whether the queue limit had kept TCP from sending more. */
  leave(size: number): boolean {
    const wasFull = this.below >= this.#queuedBelowMax;
    this.below -= size;
    return wasFull && this.below < this.#queuedBelowMax;
  }

  /** Room for the next copy: what is queued and not acknowledged counts against the send buffer. */
  get hasRoom(): boolean {
    return this.#buffered < this.#platform.sendBufferBytes;
  }

  /** sk_stream_is_writeable: a sleeping writer is woken when a third of the buffer is free. */
  get isWritable(): boolean {
    return this.#buffered <= (2 / 3) * this.#platform.sendBufferBytes;
  }

  get #buffered(): number {
    return this.copied + this.lost - this.acknowledged;
  }
}
