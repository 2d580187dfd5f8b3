/**
 * Brands for quantities. A brand exists in signatures only; arithmetic drops it, and `ns`, `bytes`
 * or `bitsPerSecond` puts it back where a value is stored.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = number & { readonly [brand]: Name };

/** A time or a duration [ns]. */
export type Nanos = Branded<'Nanos'>;
/** A size [byte]. */
export type Bytes = Branded<'Bytes'>;
/** A data rate [bit/s]. */
export type BitsPerSecond = Branded<'BitsPerSecond'>;

export const ns = (value: number): Nanos => value as Nanos;
export const us = (value: number): Nanos => (value * 1e3) as Nanos;
export const ms = (value: number): Nanos => (value * 1e6) as Nanos;
export const seconds = (value: number): Nanos => (value * 1e9) as Nanos;
export const bytes = (value: number): Bytes => value as Bytes;
export const bitsPerSecond = (value: number): BitsPerSecond => value as BitsPerSecond;

/** Time to put `size` on a link of `rate` [ns]. */
export const serialisationDelay = (size: Bytes, rate: BitsPerSecond): Nanos =>
  ns((size * 8e9) / rate);

/** Rate at which `size` passes in `duration` [bit/s]. */
export const rateOf = (size: Bytes, duration: Nanos): BitsPerSecond =>
  bitsPerSecond((size * 8e9) / duration);

/** What a link of `rate` carries in `duration` [byte]. */
export const carried = (rate: BitsPerSecond, duration: Nanos): Bytes =>
  bytes((rate * duration) / 8e9);
