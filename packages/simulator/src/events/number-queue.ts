/** Numbers, first in, first out; taking is constant-time. */
export class NumberQueue {
  #numbers: number[] = [];
  #first = 0;

  get length(): number {
    return this.#numbers.length - this.#first;
  }

  push(value: number): void {
    this.#numbers.push(value);
  }

  /** The oldest; Infinity if there is none. */
  peek(): number {
    return this.#numbers[this.#first] ?? Number.POSITIVE_INFINITY;
  }

  /** Takes the oldest; Infinity if there is none. */
  take(): number {
    const value = this.peek();
    if (this.length > 0) this.#first++;
    if (this.#first > compactFrom && 2 * this.#first > this.#numbers.length) {
      this.#numbers = this.#numbers.slice(this.#first);
      this.#first = 0;
    }
    return value;
  }
}

const compactFrom = 1024;
