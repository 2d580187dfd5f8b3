import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { hash32 } from './hash32.ts';

/** One source of chance. */
export interface RandomStream {
  /** Uniform in [0, 1), with all 53 bits that a double can hold there. */
  next(): number;
  /** Uniform among 0 ... n - 1, for n up to 2^32. */
  integer(n: number): number;
}

/**
 * Independent streams of chance, all from one seed, one per name.
 *
 * The same seed and name give the same numbers whatever else is drawn, so two systems can be
 * compared under the same randomness. Asking twice for a name gives two streams of equal numbers.
 */
export class RandomStreams {
  readonly #seed: number;

  /** @param seed - A whole number, up to 2^53 - 1 in magnitude. */
  constructor(seed: number) {
    this.#seed = seed;
  }

  stream(name: string): RandomStream {
    return new XoroshiroStream(LANES.map((lane) => hash32(name, this.#seed, lane)));
  }
}

/** Four hashes of the name make the 128 bits of a generator's state. */
const LANES = [1, 2, 3, 4];

class XoroshiroStream implements RandomStream {
  readonly #generator: ReturnType<typeof xoroshiro128plusFromState>;

  constructor(state: readonly number[]) {
    this.#generator = xoroshiro128plusFromState(state);
  }

  /** 27 and 26 bits: the lowest bits of this generator are its weakest and are left out. */
  next(): number {
    const high = this.#generator.next() >>> 5;
    const low = this.#generator.next() >>> 6;
    return (high * 2 ** 26 + low) * 2 ** -53;
  }

  /** The bias is below n / 2^53. */
  integer(n: number): number {
    return Math.floor(this.next() * n);
  }
}
