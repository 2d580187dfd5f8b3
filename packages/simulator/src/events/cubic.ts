import { cubicLaw } from '../cubic-law.ts';

/** Acknowledged segments per segment of growth, at least; and per window where the cubic is flat. */
const acksPerGrowthMin = 2;
const flatWindows = 100;

/** [segments] */
const windowMin = 2;

/** The congestion window of one flow by CUBIC, in segments. */
export class Cubic {
  window: number;
  #lastMax = 0;
  #epochAt = Number.NaN;
  #origin = 0;
  #risesFor = 0;
  #friendly = 0;

  constructor(window: number) {
    this.window = window;
  }

  /**
   * Segments were acknowledged while the window was full, in congestion avoidance.
   *
   * @param now - [ns], and the round trip that the window is meant for.
   * @source net/ipv4/tcp_cubic.c:bictcp_update
   */
  grow(segments: number, now: number, roundTripNs: number): void {
    const { window } = this;
    if (Number.isNaN(this.#epochAt)) this.#begin(now);
    const seconds = (now - this.#epochAt + roundTripNs) / 1e9 - this.#risesFor;
    const missing = this.#origin + cubicLaw.scale * seconds ** 3 - window;
    this.#friendly += (segments * cubicLaw.friendlyGrowth) / window;
    const behind = Math.max(missing, this.#friendly - window);
    const count = Math.max(acksPerGrowthMin, behind > 0 ? window / behind : flatWindows * window);
    this.window += segments / count;
  }

  /**
   * A loss in this window.
   *
   * @source net/ipv4/tcp_cubic.c:cubictcp_recalc_ssthresh
   */
  reduce(): void {
    const { window } = this;
    // Fast convergence: a flow that did not get back what it had makes room for others.
    this.#lastMax = window < this.#lastMax ? (window * (1 + cubicLaw.kept)) / 2 : window;
    this.#epochAt = Number.NaN;
    this.window = Math.max(windowMin, window * cubicLaw.kept);
  }

  #begin(now: number): void {
    const { window } = this;
    this.#epochAt = now;
    this.#friendly = window;
    this.#origin = Math.max(window, this.#lastMax);
    this.#risesFor = Math.cbrt((this.#origin - window) / cubicLaw.scale);
  }
}
