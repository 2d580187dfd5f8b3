/**
 * Jobs that wait, first in, first out, each with its work and what follows the work.
 *
 * Three rings side by side instead of one ring of records: waiting costs no allocation.
 */
export class JobQueue {
  #jobs = new Int32Array(INITIAL_CAPACITY);
  #work = new Float64Array(INITIAL_CAPACITY);
  #tails = new Float64Array(INITIAL_CAPACITY);
  #first = 0;

  /** Jobs that wait. */
  length = 0;

  /** The job that waits longest. Meaningless when the queue is empty, as are the next two. */
  get job(): number {
    return this.#jobs[this.#first] as number;
  }

  get work(): number {
    return this.#work[this.#first] as number;
  }

  get tail(): number {
    return this.#tails[this.#first] as number;
  }

  push(job: number, work: number, tail = 0): void {
    const capacity = this.#jobs.length;
    if (this.length === capacity) this.#grow(2 * capacity);
    const place = (this.#first + this.length++) & (this.#jobs.length - 1);
    this.#jobs[place] = job;
    this.#work[place] = work;
    this.#tails[place] = tail;
  }

  /** Removes the job that waits longest. */
  drop(): void {
    this.#first = (this.#first + 1) & (this.#jobs.length - 1);
    this.length--;
  }

  #grow(capacity: number): void {
    this.#jobs = unrolled(this.#jobs, this.#first, new Int32Array(capacity));
    this.#work = unrolled(this.#work, this.#first, new Float64Array(capacity));
    this.#tails = unrolled(this.#tails, this.#first, new Float64Array(capacity));
    this.#first = 0;
  }
}

/** A power of two, so that a place is found by a mask. */
const INITIAL_CAPACITY = 8;

/** Copies a full ring that starts at `first` to the start of a larger one. */
function unrolled<T extends Float64Array | Int32Array>(ring: T, first: number, larger: T): T {
  const toEnd = ring.subarray(first);
  larger.set(toEnd);
  larger.set(ring.subarray(0, first), toEnd.length);
  return larger;
}
