/**
 * Counts of durations in buckets whose width grows with the value, so that one array covers
 * 1 ns to 18 minutes (2^40 ns).
 *
 * Below 256 ns a bucket is 1 ns wide; above, every doubling is cut into 128 buckets. A quantile is
 * reported as the middle of its bucket, so it is off by at most 2^-8 (0.4 %) of its value or 0.5 ns,
 * whichever is more. Count, mean, minimum and maximum are exact.
 *
 * @source the layout of https://hdrhistogram.github.io/HdrHistogram/
 */
export class LatencyHistogram {
  readonly #counts = new Float64Array(BUCKET_COUNT);
  #count = 0;
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  get count(): number {
    return this.#count;
  }

  /** [ns]; NaN while there are no values, as are `min` and `max`. */
  get mean(): number {
    return this.#sum / this.#count;
  }

  get min(): number {
    return this.#count > 0 ? this.#min : Number.NaN;
  }

  get max(): number {
    return this.#count > 0 ? this.#max : Number.NaN;
  }

  /** Counts one duration [ns], 0 or more. What exceeds 2^40 ns is counted in the last bucket. */
  record(value: number): void {
    this.recordMany(value, 1);
  }

  /** Counts `count` equal durations [ns]. */
  recordMany(value: number, count: number): void {
    if (count === 0) return;
    const bucket = bucketOf(value);
    this.#counts[bucket] = (this.#counts[bucket] as number) + count;
    this.#count += count;
    this.#sum += value * count;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
  }

  /**
   * The smallest duration that a share `p` of the values does not exceed [ns].
   *
   * @param p - From 0 (the minimum) to 1 (the maximum).
   */
  quantile(p: number): number {
    const rank = Math.max(1, Math.ceil(p * this.#count));
    if (rank >= this.#count) return this.max;
    let bucket = 0;
    for (let below = this.#countAt(0); below < rank; below += this.#countAt(bucket)) bucket++;
    return Math.min(Math.max(middleOf(bucket), this.#min), this.#max);
  }

  /** Adds every value of `other`. */
  merge(other: LatencyHistogram): void {
    for (let i = 0; i < BUCKET_COUNT; i++) this.#counts[i] = this.#countAt(i) + other.#countAt(i);
    this.#count += other.#count;
    this.#sum += other.#sum;
    this.#min = Math.min(this.#min, other.#min);
    this.#max = Math.max(this.#max, other.#max);
  }

  /** Forgets every value. */
  reset(): void {
    this.#counts.fill(0);
    this.#count = 0;
    this.#sum = 0;
    this.#min = Number.POSITIVE_INFINITY;
    this.#max = Number.NEGATIVE_INFINITY;
  }

  #countAt(bucket: number): number {
    return this.#counts[bucket] as number;
  }
}

/** Buckets per doubling: 2^7. */
const PRECISION_BITS = 7;
const RANGE_BITS = 40;
/** 256 of 1 ns, then 128 for each of the 32 doublings up to 2^40. */
const BUCKET_COUNT = (RANGE_BITS - PRECISION_BITS + 1) << PRECISION_BITS;
const LARGEST = 2 ** RANGE_BITS - 1;

/** The eight leading bits of the value pick the bucket, the count of the rest its group. */
function bucketOf(value: number): number {
  const capped = value < LARGEST ? value : LARGEST;
  // `clz32` sees 32 bits: larger values lose 16 low bits first, which no bucket that high resolves.
  const dropped = capped < 2 ** 31 ? 0 : 16;
  const whole = Math.floor(dropped === 0 ? capped : capped / 2 ** 16);
  const excess = Math.max(0, 31 - PRECISION_BITS - Math.clz32(whole));
  return ((excess + dropped) << PRECISION_BITS) + (whole >>> excess);
}

function middleOf(bucket: number): number {
  const excess = Math.max(0, (bucket >>> PRECISION_BITS) - 1);
  const leading = bucket - (excess << PRECISION_BITS);
  return (leading + 0.5) * 2 ** excess;
}
