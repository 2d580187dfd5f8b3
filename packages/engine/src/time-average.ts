import { type Nanos, ns } from '@hopwise/units';

/** The time-weighted mean of something that changes in steps, such as a queue length. */
export class TimeAverage {
  readonly #from: number;
  #last: number;
  #value: number;
  #integral = 0;

  /** @param now - When the averaging begins [ns]. */
  constructor(now: number, value: number) {
    this.#from = now;
    this.#last = now;
    this.#value = value;
  }

  get value(): number {
    return this.#value;
  }

  /** The quantity is `value` from `now` [ns] on. Times never decrease. */
  set(now: number, value: number): void {
    this.#integral += this.#value * (now - this.#last);
    this.#last = now;
    this.#value = value;
  }

  /** Area under the steps up to `now`; a time [ns] if the quantity is a count. */
  integral(now: number): Nanos {
    return ns(this.#integral + this.#value * (now - this.#last));
  }

  /** Mean up to `now`; the present value if no time has passed. */
  mean(now: number): number {
    const elapsed = now - this.#from;
    return elapsed > 0 ? this.integral(now) / elapsed : this.#value;
  }
}
