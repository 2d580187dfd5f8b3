import { napiBudget } from '../stream-batch.ts';
import type { ReceivingFlow } from './receiving-flow.ts';
import type { Wire } from './wire.ts';

/** What a ring shares with the rest of its receiver. */
interface Around {
  readonly wire: Wire;
  readonly flows: readonly ReceivingFlow[];
  readonly mss: number;
  /** Full frames that it holds. */
  readonly capacity: number;
}

/**
 * The receive ring of one queue, and the frames of its flows.
 *
 * Frames come as a fluid, so that arrivals need no events: what has passed the wire and no poll has
 * taken is in the ring, and what does not fit is found when the ring is next looked at. Nothing was
 * taken out of it meanwhile, so that is as much as was dropped one by one.
 */
export class ReceiveRing {
  /** Frames and payload that the last poll took [byte]. */
  frames = 0;
  bytes = 0;
  readonly #around: Around;
  readonly #members = new Set<number>();
  /** Part of a frame that has yet to be dropped, whichever flow it will be of. */
  #owed = 0;

  constructor(around: Around) {
    this.#around = around;
  }

  /** Flows that hash to this queue. */
  get members(): ReadonlySet<number> {
    return this.#members;
  }

  add(flow: number): void {
    this.#members.add(flow);
  }

  remove(flow: number): void {
    this.#members.delete(flow);
  }

  /** Payload of a flow that no poll has taken [byte]. */
  waiting(flow: number): number {
    const { polled, lost } = this.#flow(flow);
    return this.#around.wire.passed(flow) - polled - lost;
  }

  /** Takes a budget of frames at most; flows get of it what they have of the ring. */
  take(): void {
    const { mss, capacity } = this.#around;
    let there = this.framesWaiting();
    if (there > capacity) {
      this.#drop(there);
      there = capacity;
    }
    const share = Math.min(1, napiBudget / Math.max(1, there));
    this.frames = 0;
    this.bytes = 0;
    for (const flow of this.#members) {
      const wanted = Math.ceil(this.#framesOf(flow) * share);
      const taken = Math.min(wanted, napiBudget - this.frames);
      if (taken <= 0) continue;
      const state = this.#flow(flow);
      const bytes = Math.min(this.waiting(flow), taken * mss);
      state.polled += bytes;
      state.held += bytes;
      this.frames += taken;
      this.bytes += bytes;
    }
  }

  framesWaiting(): number {
    let frames = 0;
    for (const flow of this.#members) frames += this.#framesOf(flow);
    return frames;
  }

  /** Whether frames of a flow are in the ring or on their way. */
  get isActive(): boolean {
    for (const flow of this.#members) {
      if (this.#around.wire.isActive(flow) || this.waiting(flow) > 0) return true;
    }
    return false;
  }

  /** Whether GRO holds payload of a flow. */
  get holds(): boolean {
    for (const flow of this.#members) if (this.#flow(flow).held > 0) return true;
    return false;
  }

  /** What came last finds the ring full: of each flow as much as it has of what came. */
  #drop(there: number): void {
    const { mss, capacity } = this.#around;
    const share = 1 - capacity / there;
    for (const flow of this.#members) {
      this.#owed += this.#framesOf(flow) * share;
      const frames = Math.floor(this.#owed + 1e-9);
      this.#owed -= frames;
      this.#flow(flow).lost += Math.min(frames * mss, this.waiting(flow));
    }
  }

  #framesOf(flow: number): number {
    return this.#around.wire.frames(flow, this.waiting(flow));
  }

  #flow(flow: number): ReceivingFlow {
    return this.#around.flows[flow] as ReceivingFlow;
  }
}
