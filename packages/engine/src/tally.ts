/**
 * Count, mean, variance and range of values that come one at a time.
 *
 * @source Welford (1962), https://doi.org/10.1080/00401706.1962.10490022
 */
export class Tally {
  count = 0;
  /** NaN while there are no values. */
  min = Number.NaN;
  /** NaN while there are no values. */
  max = Number.NaN;
  #mean = 0;
  #squares = 0;

  record(value: number): void {
    this.count++;
    const deviation = value - this.#mean;
    this.#mean += deviation / this.count;
    this.#squares += deviation * (value - this.#mean);
    if (!(value >= this.min)) this.min = value;
    if (!(value <= this.max)) this.max = value;
  }

  /** NaN while there are no values. */
  get mean(): number {
    return this.count > 0 ? this.#mean : Number.NaN;
  }

  /** Sample variance (divisor count - 1); NaN below two values. */
  get variance(): number {
    return this.count > 1 ? this.#squares / (this.count - 1) : Number.NaN;
  }
}
