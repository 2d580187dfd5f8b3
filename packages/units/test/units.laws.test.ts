import {
  type BitsPerSecond,
  type Bytes,
  bitsPerSecond,
  bytes,
  carried,
  ms,
  type Nanos,
  ns,
  rateOf,
  seconds,
  serialisationDelay,
  us,
} from '@hopwise/units';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const between = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });

const sizes: fc.Arbitrary<Bytes> = between(1, 1e12).map(bytes);
const rates: fc.Arbitrary<BitsPerSecond> = between(1e3, 1e12).map(bitsPerSecond);
const durations: fc.Arbitrary<Nanos> = between(1, 1e15).map(ns);

describe('size, rate and duration', () => {
  it('give the size back when what takes a duration is carried for that duration', () => {
    fc.assert(
      fc.property(sizes, rates, (size, rate) => {
        expect(carried(rate, serialisationDelay(size, rate)) / size).toBeCloseTo(1, 12);
      }),
    );
  });

  it('give the rate back when what it carries is timed', () => {
    fc.assert(
      fc.property(rates, durations, (rate, duration) => {
        expect(rateOf(carried(rate, duration), duration) / rate).toBeCloseTo(1, 12);
      }),
    );
  });

  it('give the duration back when a size passes at the rate of that duration', () => {
    fc.assert(
      fc.property(sizes, durations, (size, duration) => {
        expect(serialisationDelay(size, rateOf(size, duration)) / duration).toBeCloseTo(1, 12);
      }),
    );
  });

  it('count eight bits to the byte and 1e9 ns to the second', () => {
    expect(serialisationDelay(bytes(1538), bitsPerSecond(100e9))).toBeCloseTo(123.04, 10);
    expect(rateOf(bytes(125), seconds(1))).toBe(1000);
    expect(carried(bitsPerSecond(1e9), us(1))).toBe(125);
  });
});

describe('a duration', () => {
  it('is a thousand times longer from each unit to the next', () => {
    fc.assert(
      fc.property(between(0, 1e6), (value) => {
        expect(us(value)).toBeCloseTo(ns(1e3 * value), 6);
        expect(ms(value) / 1e3).toBeCloseTo(us(value), 3);
        expect(seconds(value) / 1e6).toBeCloseTo(us(value), 3);
      }),
    );
  });
});
