/** A queue of 32-bit integers: a ring that doubles when it is full, so that taking is constant-time. */
export class Fifo {
  #ring = new Int32Array(INITIAL_CAPACITY);
  #first = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds `value` at the end. */
  push(value: number): void {
    if (this.#length === this.#ring.length) this.#grow();
    this.#ring[(this.#first + this.#length++) & (this.#ring.length - 1)] = value;
  }

  /** Removes the oldest value and returns it; undefined if there is none. */
  take(): number | undefined {
    if (this.#length === 0) return undefined;
    const value = this.#ring[this.#first];
    this.#first = (this.#first + 1) & (this.#ring.length - 1);
    this.#length--;
    return value;
  }

  /** The oldest value; undefined if there is none. */
  peek(): number | undefined {
    return this.#length === 0 ? undefined : this.#ring[this.#first];
  }

  #grow(): void {
    const larger = new Int32Array(2 * this.#ring.length);
    const toEnd = this.#ring.subarray(this.#first);
    larger.set(toEnd);
    larger.set(this.#ring.subarray(0, this.#first), toEnd.length);
    this.#ring = larger;
    this.#first = 0;
  }
}

/** A power of two, so that a place is found by a mask. */
const INITIAL_CAPACITY = 8;
