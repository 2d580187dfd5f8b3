import { type Nanos, ns } from '@hopwise/units';
import { Schedule } from './schedule.ts';

/** What happens when an event is due. */
export type Handler = (payload: number) => void;

/**
 * A clock and the events that move it.
 *
 * An event names its handler by number and carries one integer, so that scheduling allocates
 * nothing: register a handler once, schedule it often. Times that are passed in per event are plain
 * numbers [ns]; results carry the brand.
 */
export class Simulation {
  /** The time that the simulation has reached [ns]. Only `run` and `advance` move it. */
  now = 0;
  /** Events that have run so far. */
  eventCount = 0;

  readonly #schedule = new Schedule();
  readonly #handlers: Handler[] = [];
  #isStopping = false;

  /** Events that are scheduled and have not run. */
  get pending(): number {
    return this.#schedule.length;
  }

  /** Registers a handler and returns the number that events name it by. */
  handler(handler: Handler): number {
    return this.#handlers.push(handler) - 1;
  }

  /**
   * Schedules an event `delay` ns from now. Zero means "now, after everything already due now".
   *
   * @throws {RangeError} if the delay is negative or not a number
   */
  after(delay: number, handlerId: number, payload = 0): void {
    if (!(delay >= 0)) throw new RangeError(`an event cannot be due ${delay} ns from now`);
    this.#schedule.push(this.now + delay, handlerId, payload);
  }

  /**
   * Schedules an event at `time` [ns].
   *
   * @throws {RangeError} if the time has passed or is not a number
   */
  at(time: number, handlerId: number, payload = 0): void {
    if (!(time >= this.now)) {
      throw new RangeError(`an event cannot be due at ${time} ns: it is ${this.now} ns`);
    }
    this.#schedule.push(time, handlerId, payload);
  }

  /** When the next event is due [ns]; Infinity if there is none. */
  peekTime(): Nanos {
    return ns(this.#schedule.peekTime());
  }

  /**
   * Runs every event due no later than `until`, earliest first, and leaves the clock there.
   *
   * Later events are kept. Without a limit, or after `stop`, the clock stays at the last event.
   */
  run(until: Nanos = FOREVER): void {
    this.advance(Number.POSITIVE_INFINITY, until);
    if (until < FOREVER && until > this.now && !this.#isStopping) this.now = until;
  }

  /**
   * Runs at most `maxEvents` events due no later than `until`, and returns how many ran.
   *
   * Fewer than `maxEvents` means that nothing more was due, or that `stop` was called. The clock
   * stays at the last event.
   */
  advance(maxEvents: number, until: Nanos = FOREVER): number {
    const schedule = this.#schedule;
    const handlers = this.#handlers;
    this.#isStopping = false;
    let ran = 0;
    while (ran < maxEvents && !this.#isStopping && schedule.pop(until)) {
      this.now = schedule.time; // Before the handler, so that `now` is true inside it.
      ran++;
      this.eventCount++;
      (handlers[schedule.handler] as Handler)(schedule.payload);
    }
    return ran;
  }

  /** Makes `run` or `advance` return after the event that is running. */
  stop(): void {
    this.#isStopping = true;
  }
}

const FOREVER = ns(Number.POSITIVE_INFINITY);
