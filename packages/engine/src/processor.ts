import { type Nanos, ns } from '@hopwise/units';
import { JobQueue } from './job-queue.ts';
import type { Simulation } from './simulation.ts';

export interface ProcessorOptions {
  /** How many classes of urgency there are. Class 0 is the most urgent. */
  readonly classes: number;
  /** Called when a job's service ends, before its tail. May call `arrive`. */
  readonly onDone: (job: number) => void;
  /** Asked once when a job's service begins; multiplies its service and tail. 1 if left out. */
  readonly stretch?: () => number;
  /** Told of every time that a job has kept the server without a break; changes nothing. */
  readonly onSlice?: OnSlice;
}

/** A job has kept the server from `since` to `until` [ns], in its service or in its tail. */
export type OnSlice = (
  job: number,
  urgency: number,
  isTail: boolean,
  since: number,
  until: number,
) => void;

/**
 * One server for jobs of several urgencies: preemptive-resume between classes, first come, first
 * served within a class, never idle while a job waits.
 *
 * A job is served, then done, then its tail keeps the server: set-down work that delays nobody but
 * the jobs of its own and lesser urgency. Either part can be preempted and loses nothing by it.
 * A class has at most one job that has begun, so what is known about it is kept per class.
 *
 * Timers are lazy. A class has at most one pending, and it never comes later than the part that is
 * being served can end. If that part was held up meanwhile, the timer finds it unfinished and is
 * set again. A tail that nobody waits for needs no timer.
 */
export class Processor {
  /** Jobs whose service has ended. */
  doneCount = 0;

  readonly #simulation: Simulation;
  readonly #onDone: (job: number) => void;
  readonly #stretch: () => number;
  readonly #onSlice: OnSlice | undefined;
  readonly #timer: number;

  readonly #queues: readonly JobQueue[];
  /** Per class: which part of its begun job the server is at, IDLE if none has begun. */
  readonly #part: Uint8Array;
  readonly #job: Int32Array;
  /** Per class: time that the preempted part still needs [ns]. */
  readonly #left: Float64Array;
  /** Per class: length of the begun job's tail [ns]. */
  readonly #tail: Float64Array;
  readonly #hasTimer: Uint8Array;
  readonly #busy: Float64Array;

  /** The class that has the server, NOBODY if none. */
  #running = NOBODY;
  /** When the running part got the server, and when it ends if left alone [ns]. */
  #since = 0;
  #endsAt = 0;
  /** Jobs that have not begun, and classes whose begun job is preempted. */
  #queued = 0;
  #preempted = 0;
  #isReporting = false;

  constructor(simulation: Simulation, options: ProcessorOptions) {
    const { classes } = options;
    this.#simulation = simulation;
    this.#onDone = options.onDone;
    this.#stretch = options.stretch ?? (() => 1);
    this.#onSlice = options.onSlice;
    this.#timer = simulation.handler((urgency) => this.#onTimer(urgency));
    this.#queues = Array.from({ length: classes }, () => new JobQueue());
    this.#part = new Uint8Array(classes);
    this.#job = new Int32Array(classes);
    this.#left = new Float64Array(classes);
    this.#tail = new Float64Array(classes);
    this.#hasTimer = new Uint8Array(classes);
    this.#busy = new Float64Array(classes);
  }

  /** Time that jobs of this urgency have kept the server, up to now [ns, stretched]. */
  busy(urgency: number): Nanos {
    const past = this.#busy[urgency] as number;
    if (urgency !== this.#running) return ns(past);
    return ns(past + Math.min(this.#simulation.now, this.#endsAt) - this.#since);
  }

  /** Whether a job or a tail has the server. */
  get isBusy(): boolean {
    return this.#running !== NOBODY && !this.#isSpent();
  }

  /** Since when nothing has had the server, if nothing has it now [ns]. */
  get idleSince(): Nanos {
    return ns(this.#endsAt);
  }

  /** Jobs whose service has not begun. */
  get queueLength(): number {
    return this.#queued;
  }

  /** Tells `onSlice` of the time up to now that it has not been told of. */
  tellSlice(): void {
    if (this.#running === NOBODY) return;
    this.#charge();
    this.#since = Math.min(this.#simulation.now, this.#endsAt);
  }

  /**
   * Takes a job: it is done after `service` ns of the server, which its tail then keeps for `tail`
   * ns more (both before stretching).
   */
  arrive(job: number, urgency: number, service: number, tail: number): void {
    if (this.#running !== NOBODY && this.#isSpent()) this.#release();
    const running = this.#running;
    if (running === NOBODY) {
      this.#begin(job, urgency, service, tail);
    } else if (urgency < running) {
      this.#preempt();
      this.#begin(job, urgency, service, tail);
    } else {
      (this.#queues[urgency] as JobQueue).push(job, service, tail);
      this.#queued++;
      if (!this.#isReporting) this.#setTimer(running);
    }
  }

  #isAwaited(): boolean {
    return this.#queued + this.#preempted > 0;
  }

  /** Whether the server is at a tail that has ended and that nobody has waited for. */
  #isSpent(): boolean {
    return (
      this.#endsAt <= this.#simulation.now &&
      this.#part[this.#running] === TAIL &&
      !this.#isAwaited() &&
      !this.#isReporting
    );
  }

  #begin(job: number, urgency: number, service: number, tail: number): void {
    const stretch = this.#stretch();
    this.#job[urgency] = job;
    this.#part[urgency] = SERVICE;
    this.#tail[urgency] = tail * stretch;
    this.#give(urgency, service * stretch);
    this.#setTimer(urgency);
  }

  #give(urgency: number, duration: number): void {
    this.#running = urgency;
    this.#since = this.#simulation.now;
    this.#endsAt = this.#since + duration;
  }

  #preempt(): void {
    this.#left[this.#running] = Math.max(0, this.#endsAt - this.#simulation.now);
    this.#charge();
    this.#preempted++;
  }

  #charge(): void {
    const running = this.#running;
    const until = Math.min(this.#simulation.now, this.#endsAt);
    this.#busy[running] = (this.#busy[running] as number) + until - this.#since;
    if (this.#onSlice === undefined || until <= this.#since) return;
    const isTail = this.#part[running] === TAIL;
    this.#onSlice(this.#job[running] as number, running, isTail, this.#since, until);
  }

  /** Ends a tail. */
  #release(): void {
    this.#charge();
    this.#part[this.#running] = IDLE;
    this.#running = NOBODY;
  }

  #setTimer(urgency: number): void {
    if (this.#hasTimer[urgency] === 1) return;
    this.#hasTimer[urgency] = 1;
    this.#simulation.at(this.#endsAt, this.#timer, urgency);
  }

  #onTimer(urgency: number): void {
    this.#hasTimer[urgency] = 0;
    if (urgency !== this.#running) return; // Preempted: resuming sets the timer again.
    if (this.#endsAt > this.#simulation.now) {
      this.#setTimer(urgency);
    } else if (this.#part[urgency] === SERVICE) {
      this.#finish(urgency);
    } else {
      this.#release();
      this.#next();
    }
  }

  #finish(urgency: number): void {
    this.#charge();
    this.#part[urgency] = TAIL;
    this.#give(urgency, this.#tail[urgency] as number);
    this.doneCount++;
    this.#isReporting = true;
    this.#onDone(this.#job[urgency] as number);
    this.#isReporting = false;
    if (urgency !== this.#running) return; // `onDone` brought something more urgent.
    if (this.#endsAt <= this.#simulation.now) {
      this.#release();
      this.#next();
    } else if (this.#isAwaited()) {
      this.#setTimer(urgency);
    }
  }

  /** Gives the free server to the most urgent class that wants it. */
  #next(): void {
    if (!this.#isAwaited()) return;
    for (let urgency = 0; urgency < this.#queues.length; urgency++) {
      if (this.#part[urgency] !== IDLE) return this.#resume(urgency);
      const queue = this.#queues[urgency] as JobQueue;
      if (queue.length > 0) {
        const { job, work, tail } = queue;
        queue.drop();
        this.#queued--;
        return this.#begin(job, urgency, work, tail);
      }
    }
  }

  #resume(urgency: number): void {
    this.#preempted--;
    this.#give(urgency, this.#left[urgency] as number);
    if (this.#part[urgency] === SERVICE || this.#isAwaited()) this.#setTimer(urgency);
  }
}

const NOBODY = -1;
const IDLE = 0;
const SERVICE = 1;
const TAIL = 2;
