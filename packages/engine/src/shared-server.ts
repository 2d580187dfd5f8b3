import { type Nanos, ns } from '@hopwise/units';
import { JobQueue } from './job-queue.ts';
import { Schedule } from './schedule.ts';
import type { Simulation } from './simulation.ts';

export interface SharedServerOptions {
  readonly queues: number;
  /** Work that the server does per ns. */
  readonly capacity: number;
  /** Called when a job's last work is done. May call `offer`. */
  readonly onDone: (queue: number, job: number) => void;
  /** Called when a job comes to the head of its queue. May call `offer`. */
  readonly onStart?: (queue: number, job: number) => void;
}

/**
 * A server whose capacity is shared equally by the queues that hold work: egalitarian processor
 * sharing between queues, first in, first out within a queue.
 *
 * Virtual time is the work that a queue which never empties has received: it runs at capacity / n
 * while n queues hold work. In virtual time a head job's end does not move when n changes, so the
 * ends are ordered once, and only the earliest has an event.
 *
 * @source the virtual clock of Parekh and Gallager (1993), https://doi.org/10.1109/90.234856
 */
export class SharedServer {
  readonly #simulation: Simulation;
  readonly #capacity: number;
  readonly #onDone: (queue: number, job: number) => void;
  readonly #onStart: (queue: number, job: number) => void;
  readonly #timer: number;

  readonly #queues: readonly JobQueue[];
  /** Per queue: work offered; work received before it last became busy; virtual time of that. */
  readonly #offered: Float64Array;
  readonly #received: Float64Array;
  readonly #joinedAt: Float64Array;
  /** Virtual times at which the head jobs end. The payload is the queue. */
  readonly #ends = new Schedule();

  #activeCount = 0;
  #virtualTime = 0;
  /** Up to when `virtualTime` and `busy` are worked out [ns]. */
  #clock = 0;
  #busy = 0;
  /** When the valid timer fires [ns], and its number: earlier ones are void. */
  #timerAt = Number.POSITIVE_INFINITY;
  #timerNumber = 0;
  #isReporting = false;

  constructor(simulation: Simulation, options: SharedServerOptions) {
    this.#simulation = simulation;
    this.#capacity = options.capacity;
    this.#onDone = options.onDone;
    this.#onStart = options.onStart ?? (() => undefined);
    this.#timer = simulation.handler((number) => this.#onTimer(number));
    this.#queues = Array.from({ length: options.queues }, () => new JobQueue());
    this.#offered = new Float64Array(options.queues);
    this.#received = new Float64Array(options.queues);
    this.#joinedAt = new Float64Array(options.queues);
    this.#clock = simulation.now;
  }

  /** Time during which any queue held work, up to now [ns]. */
  get busyNs(): Nanos {
    this.#advance();
    return ns(this.#busy);
  }

  /** Work that the queue has received up to now; grows steadily, not job by job. */
  served(queue: number): number {
    this.#advance();
    const received = this.#received[queue] as number;
    if (this.#queue(queue).length === 0) return received;
    return received + this.#virtualTime - (this.#joinedAt[queue] as number);
  }

  /** Work that the queue holds now. */
  backlog(queue: number): number {
    return Math.max(0, (this.#offered[queue] as number) - this.served(queue));
  }

  /** Puts a job of `size` units of work at the end of a queue. */
  offer(queue: number, job: number, size: number): void {
    this.#advance();
    const line = this.#queue(queue);
    line.push(job, size);
    this.#offered[queue] = (this.#offered[queue] as number) + size;
    if (line.length > 1) return;
    this.#joinedAt[queue] = this.#virtualTime;
    this.#activeCount++;
    this.#ends.push(this.#virtualTime + size, 0, queue);
    this.#onStart(queue, job);
    if (!this.#isReporting) this.#setTimer();
  }

  /** Moves virtual time to the present. */
  #advance(): void {
    const { now } = this.#simulation;
    const elapsed = now - this.#clock;
    this.#clock = now;
    if (this.#activeCount === 0) return;
    this.#busy += elapsed;
    this.#virtualTime += (elapsed * this.#capacity) / this.#activeCount;
  }

  /** When the next job ends if nothing else happens [ns]. */
  #nextEnd(): number {
    const work = this.#ends.peekTime() - this.#virtualTime;
    return this.#clock + (Math.max(0, work) * this.#activeCount) / this.#capacity;
  }

  /** Sets a timer, unless one is set that comes no later: that one will then set the next. */
  #setTimer(): void {
    if (this.#activeCount === 0) return;
    const end = this.#nextEnd();
    if (end >= this.#timerAt) return;
    this.#timerAt = end;
    this.#timerNumber = (this.#timerNumber + 1) | 0;
    this.#simulation.at(end, this.#timer, this.#timerNumber);
  }

  #onTimer(number: number): void {
    if (number !== this.#timerNumber) return;
    this.#timerAt = Number.POSITIVE_INFINITY;
    this.#advance();
    this.#isReporting = true;
    // What the clock cannot resolve is over: it would fire again at the same time for ever.
    while (this.#activeCount > 0 && this.#nextEnd() <= this.#clock) this.#finishHead();
    this.#isReporting = false;
    this.#setTimer();
  }

  #finishHead(): void {
    this.#ends.pop();
    this.#virtualTime = Math.max(this.#virtualTime, this.#ends.time);
    const queue = this.#ends.payload;
    const line = this.#queue(queue);
    const { job } = line;
    line.drop();
    if (line.length > 0) {
      this.#ends.push(this.#ends.time + line.work, 0, queue);
      this.#onDone(queue, job);
      this.#onStart(queue, line.job);
    } else {
      this.#leave(queue);
      this.#onDone(queue, job);
    }
  }

  /** An empty queue has received all that it was offered. An idle server starts virtual time anew. */
  #leave(queue: number): void {
    this.#received[queue] = this.#offered[queue] as number;
    this.#activeCount--;
    if (this.#activeCount === 0) this.#virtualTime = 0;
  }

  #queue(queue: number): JobQueue {
    return this.#queues[queue] as JobQueue;
  }
}
