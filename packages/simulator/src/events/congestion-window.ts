import type { Platform } from '../platform.ts';
import { roundTripNs } from '../stream-ceilings.ts';
import { Cubic } from './cubic.ts';

/** `sysctl_tcp_tso_win_divisor` of 3. */
const leastShare = 1 / 3;

/** How much one flow may have in flight, as far as congestion limits it: slow start, then CUBIC. */
export class CongestionWindow {
  /** [byte]; Infinity while it limits nothing. */
  bytes: number;
  readonly #platform: Platform;
  readonly #roundTripNs: number;
  #cubic: Cubic | null = null;
  /** Until this much is acknowledged, losses belong to the one that was answered [byte]. */
  #recoversUntil = 0;

  constructor(platform: Platform, initialBytes: number) {
    this.#platform = platform;
    this.#roundTripNs = roundTripNs({ platform });
    this.bytes = initialBytes;
  }

  /**
   * What TCP waits for before it sends, if it has as much: a segment while no window limits; then, since
   * the next ACK brings more, an skb of full size or a third of the window [byte].
   *
   * @source net/ipv4/tcp_output.c: tcp_tso_should_defer
   */
  get leastBytes(): number {
    const { mss, aggregateMaxBytes } = this.#platform;
    return this.#cubic === null
      ? mss
      : Math.max(mss, Math.min(aggregateMaxBytes, this.bytes * leastShare));
  }

  /**
   * An ACK. The window grows only while it is what limits.
   *
   * @param newly - What had not been acknowledged before, and what was in flight until now [byte].
   * @param now - [ns]
   * @source net/ipv4/tcp_input.c: tcp_cong_control; include/net/tcp.h: tcp_is_cwnd_limited
   */
  acknowledge(newly: number, flight: number, acknowledged: number, now: number): void {
    if (this.bytes === Number.POSITIVE_INFINITY) return;
    const { mss, aggregateMaxBytes, windowBytes } = this.#platform;
    if (this.#cubic === null) {
      // In slow start every acknowledged byte lets two out.
      this.bytes += newly;
      if (this.bytes >= windowBytes) this.bytes = Number.POSITIVE_INFINITY;
      return;
    }
    if (acknowledged < this.#recoversUntil || flight < this.bytes - aggregateMaxBytes) return;
    this.#cubic.grow(newly / mss, now, this.#roundTripNs);
    this.bytes = this.#cubic.window * mss;
  }

  /**
   * Segments were lost: one reduction per window.
   *
   * @param flight - What was in flight until now, and what was sent in all [byte].
   */
  lose(flight: number, acknowledged: number, sent: number): void {
    if (acknowledged < this.#recoversUntil) return;
    const { mss } = this.#platform;
    // A window that did not limit is as large as what it let out.
    this.#cubic ??= new Cubic(Math.min(this.bytes, flight) / mss);
    this.#cubic.reduce();
    this.bytes = this.#cubic.window * mss;
    this.#recoversUntil = sent;
  }
}
