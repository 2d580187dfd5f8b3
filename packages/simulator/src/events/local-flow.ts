import type { Platform } from '../platform.ts';

/** One connection within a node: both its sockets, cumulative [byte]. */
export class LocalFlow {
  copied = 0;
  sent = 0;
  /** What the receiving TCP has, which is acknowledged with it. */
  received = 0;
  read = 0;
  /** Right edge of the window last advertised. */
  rightEdge: number;
  /** Skbs in the receiving socket. */
  skbs = 0;
  isWriterAsleep = true;
  isReaderAsleep = true;
  /** What the running call sends, what the running read copies, what the running softirq sends. */
  sending = 0;
  reading = 0;
  passing = 0;
  readonly #platform: Platform;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.rightEdge = platform.windowBytes;
  }

  /** What the window lets TCP send of what it has [byte]. */
  get sendable(): number {
    return Math.max(0, Math.min(this.copied, this.rightEdge) - this.sent);
  }

  /** TCP sends what it can: how much [byte]. */
  send(): number {
    const sending = this.sendable;
    this.sent += sending;
    return sending;
  }

  /** TCP has it, and tells the sender how much room is left. */
  receive(bytes: number): void {
    this.received += bytes;
    this.advertise();
  }

  advertise(): void {
    this.rightEdge = Math.max(this.rightEdge, this.read + this.#platform.windowBytes);
  }

  /** Whether a read opened the window enough to tell (`tcp_cleanup_rbuf`). */
  get isWorthTelling(): boolean {
    const { windowBytes } = this.#platform;
    const window = this.rightEdge - this.received;
    const possible = this.read + windowBytes - this.received;
    return 2 * window <= windowBytes && possible >= 2 * window;
  }

  get hasRoom(): boolean {
    return this.copied - this.received < this.#platform.sendBufferBytes;
  }

  /** sk_stream_is_writeable: a sleeping writer is woken when a third of the buffer is free. */
  get isWritable(): boolean {
    return this.copied - this.received <= (2 / 3) * this.#platform.sendBufferBytes;
  }
}
