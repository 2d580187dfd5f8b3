import type { Platform } from '../platform.ts';
import type { StreamOptions } from './stream-options.ts';

/** One sending socket: what is copied, sent and acknowledged, cumulative [byte]. */
export class SendingFlow {
  queue = 0;
  copied = 0;
  sent = 0;
  acknowledged = 0;
  rightEdge: number;
  /** Congestion window while it grows [byte]; Infinity when it limits no more. */
  window: number;
  /** Payload between TCP and the end of the transmit queue [byte]. */
  below = 0;
  isAsleep = true;
  /** Bytes that the running copy brings, and whether it sends them itself. */
  copying = 0;
  sending = 0;
  readonly #platform: Platform;
  readonly #queuedBelowMax: number;

  constructor(platform: Platform, { queuedBelowMax, initialWindow }: StreamOptions) {
    this.#platform = platform;
    this.#queuedBelowMax = queuedBelowMax;
    this.rightEdge = platform.windowBytes;
    this.window = initialWindow;
  }

  /** What windows and queue limit let TCP send of what it has [byte]. */
  sendable(): number {
    const room = Math.min(
      this.copied - this.sent,
      this.rightEdge - this.sent,
      this.acknowledged + this.window - this.sent,
      this.#queuedBelowMax - this.below,
    );
    return room >= Math.min(this.#platform.mss, this.copied - this.sent) ? Math.max(0, room) : 0;
  }

  /** TCP sends what it can: how much [byte]. */
  send(): number {
    const sending = this.sendable();
    this.sent += sending;
    this.below += sending;
    return sending;
  }

  /** TCP sees an ACK. In slow start every acknowledged byte lets two out. */
  receive(acknowledged: number, rightEdge: number): void {
    if (acknowledged > this.acknowledged) {
      this.window += acknowledged - this.acknowledged;
      if (this.window >= this.#platform.windowBytes) this.window = Number.POSITIVE_INFINITY;
      this.acknowledged = acknowledged;
    }
    this.rightEdge = Math.max(this.rightEdge, rightEdge);
  }

  /** The NIC has sent this much: whether the queue limit had kept TCP from sending more. */
  leave(size: number): boolean {
    const wasFull = this.below >= this.#queuedBelowMax;
    this.below -= size;
    return wasFull && this.below < this.#queuedBelowMax;
  }

  /** Room for the next copy: what is queued and not acknowledged counts against the send buffer. */
  get hasRoom(): boolean {
    return this.copied - this.acknowledged < this.#platform.sendBufferBytes;
  }

  /** sk_stream_is_writeable: a sleeping writer is woken when a third of the buffer is free. */
  get isWritable(): boolean {
    return this.copied - this.acknowledged <= (2 / 3) * this.#platform.sendBufferBytes;
  }
}
