import type { Simulation } from '@hopwise/engine';
import type { Platform } from '../platform.ts';
import { bulkFrames } from '../stream-batch.ts';

/**
 * Interrupt moderation of one receive queue: interrupts are at least an interval apart, short while
 * polls find few frames and long at bulk rates.
 *
 * @source drivers/net/ethernet/intel/ice/ice_txrx.c: ice_update_itr (Linux v5.10)
 */
export class Interrupt {
  #isScheduled = false;
  #isPolling = false;
  #lastAt = Number.NEGATIVE_INFINITY;
  #framesPerPoll = 0;
  readonly #simulation: Simulation;
  readonly #platform: Platform;
  readonly #handler: number;
  readonly #queue: number;

  constructor(simulation: Simulation, platform: Platform, handler: number, queue: number) {
    this.#simulation = simulation;
    this.#platform = platform;
    this.#handler = handler;
    this.#queue = queue;
  }

  /** Frames are there, or will be after `delay` ns: interrupt as soon as moderation lets it. */
  request(delay: number): void {
    if (this.#isScheduled || this.#isPolling) return;
    this.#isScheduled = true;
    const { now } = this.#simulation;
    const at = Math.max(now + delay, this.#lastAt + this.#interval());
    this.#simulation.at(at, this.#handler, this.#queue);
  }

  /** The interrupt has come; the queue is polled until {@link complete}. */
  take(): void {
    this.#isScheduled = false;
    this.#isPolling = true;
    this.#lastAt = this.#simulation.now;
  }

  /** A poll has found this many frames. */
  found(frames: number): void {
    this.#framesPerPoll += (frames - this.#framesPerPoll) / 8;
  }

  /** The queue is empty; interrupts are enabled again. */
  complete(): void {
    this.#isPolling = false;
  }

  #interval(): number {
    const { coalesceBulkNs, coalesceLatencyNs } = this.#platform;
    return this.#framesPerPoll >= bulkFrames ? coalesceBulkNs : coalesceLatencyNs;
  }
}
