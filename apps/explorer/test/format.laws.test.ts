import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCpuTime,
  formatDifference,
  formatDuration,
  formatNumber,
  formatRate,
  formatShare,
  formatTau,
  formatTicks,
} from '../src/format.ts';

const powers: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, G: 1e9 };
const nanoseconds: Readonly<Record<string, number>> = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 };

const readRate = (text: string): number => {
  const [number = '', unit = ''] = text.split('\u00a0');
  return Number(number) * (powers[unit.replace(/(bit)?\/s$/, '')] ?? Number.NaN);
};
const readDuration = (text: string): number => {
  const [number = '', unit = ''] = text.split('\u00a0');
  return Number(number) * (nanoseconds[unit] ?? Number.NaN);
};

/** Spread evenly over the orders of magnitude, which is where a prefix can go wrong. */
const spread = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);

describe('a formatted rate', () => {
  it('is what was given, to three significant digits', () => {
    fc.assert(
      fc.property(
        spread(-1, 14),
        fc.constantFrom('bit/s' as const, '1/s' as const),
        (rate, unit) => {
          expect(Math.abs(readRate(formatRate(rate, unit)) / rate - 1)).toBeLessThanOrEqual(
            0.00501,
          );
        },
      ),
    );
  });

  it('never shows four digits before the point while there is a larger prefix', () => {
    fc.assert(
      fc.property(spread(0, 11.9), (rate) => {
        expect(Number.parseFloat(formatRate(rate, 'bit/s'))).toBeLessThan(1000);
      }),
    );
  });

  it('keeps the order of what it shows', () => {
    fc.assert(
      fc.property(spread(-1, 14), spread(-1, 14), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(readRate(formatRate(low, '1/s'))).toBeLessThanOrEqual(
          readRate(formatRate(high, '1/s')),
        );
      }),
    );
  });

  it.each([
    [42.31e9, 'bit/s', '42.3 Gbit/s'],
    [1_106_000, '1/s', '1.11 M/s'],
    [999_600, '1/s', '1.00 M/s'],
    [940, '1/s', '940 /s'],
    [47_840, '1/s', '47.8 k/s'],
    [12, '1/s', '12.0 /s'],
    [0, 'bit/s', '0 bit/s'],
  ] as const)('of %d %s is written %s', (rate, unit, text) => {
    expect(formatRate(rate, unit).replace('\u00a0', ' ')).toBe(text);
  });
});

describe('a formatted duration', () => {
  it('is what was given, to three significant digits', () => {
    fc.assert(
      fc.property(spread(-2, 12), (duration) => {
        const read = readDuration(formatDuration(duration));
        expect(Math.abs(read / duration - 1)).toBeLessThanOrEqual(0.00501);
      }),
    );
  });

  it('is in nanoseconds below 10 us and in microseconds from there', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (duration) => {
        const rounded = Number(duration.toPrecision(3));
        expect(formatDuration(duration).endsWith(rounded < 10_000 ? '\u00a0ns' : '\u00a0us')).toBe(
          true,
        );
      }),
    );
  });

  it.each([
    [9280, '9280 ns'],
    [9257, '9257 ns'],
    [9999.9, '10.0 us'],
    [42_550, '42.5 us'],
    [25_000_000, '25.0 ms'],
    [1.2e10, '12.0 s'],
    [76_912, '76.9 us'],
    [0.42, '0.420 ns'],
  ])('of %d ns is written %s', (duration, text) => {
    expect(formatDuration(duration).replace('\u00a0', ' ')).toBe(text);
  });
});

describe('a formatted difference', () => {
  it('has a sign unless it rounds to nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (difference) => {
        const sign = formatDifference(difference).charAt(0);
        if (Number.parseFloat(formatShare(difference)) === 0) expect(sign).toBe('0');
        else expect(sign).toBe(difference < 0 ? '\u2212' : '+');
      }),
    );
  });

  it.each([
    [0.0541, '+5.4 %'],
    [-0.412, '\u221241 %'],
    [0.0996, '+10 %'],
    [0.0001, '0.0 %'],
    [1.2345, '+123 %'],
    [0.9996, '+100 %'],
  ])('of %d is written %s', (difference, text) => {
    expect(formatDifference(difference).replace('\u00a0', ' ')).toBe(text);
  });
});

describe('other quantities', () => {
  it('keep three digits, signs and units', () => {
    expect(formatNumber(-1234.4)).toBe('\u22121234');
    expect(formatNumber(0.0421)).toBe('0.0421');
    expect(formatTau(-0.8164)).toBe('\u22120.82');
    expect(formatShare(0.0344)).toBe('3.4\u00a0%');
    expect(formatCpuTime(0.6421, 'ns/byte')).toBe('0.642\u00a0ns/byte');
    expect(formatCpuTime(15_600, 'ns')).toBe('15.6\u00a0us');
  });

  it('share one unit on an axis and lose zeros after the point', () => {
    expect(formatTicks([0, 5e5, 1e6, 1.5e6], '1/s')).toEqual({
      texts: ['0', '0.5', '1', '1.5'],
      unit: 'M/s',
    });
    expect(formatTicks([0, 20e9, 100e9], 'bit/s')).toEqual({
      texts: ['0', '20', '100'],
      unit: 'Gbit/s',
    });
    expect(formatTicks([0, 2.5, 10], 'cores')).toEqual({
      texts: ['0', '2.5', '10'],
      unit: 'cores',
    });
  });
});
