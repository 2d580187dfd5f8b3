import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, formatNumber, formatRate } from '../src/index.ts';

describe('quantities as text', () => {
  it('have three significant digits and SI prefixes', () => {
    expect(formatRate(41_720_000_000, 'bit/s')).toBe('41.7 Gbit/s');
    expect(formatRate(593_000_000, 'bit/s')).toBe('593 Mbit/s');
    expect(formatRate(1_110_000, '1/s')).toBe('1.11 M/s');
    expect(formatRate(47_840, '1/s')).toBe('47.8 k/s');
    expect(formatRate(999_900, '1/s')).toBe('1.00 M/s');
    expect(formatRate(12, '1/s')).toBe('12.0 /s');
  });

  it('give times in ns below 10 us, then in us, ms and s', () => {
    expect(formatDuration(76_900)).toBe('76.9 us');
    expect(formatDuration(9_257)).toBe('9257 ns');
    expect(formatDuration(9_999)).toBe('10.0 us');
    expect(formatDuration(25_000_000)).toBe('25.0 ms');
    expect(formatDuration(580_859_700)).toBe('581 ms');
    expect(formatDuration(1.2e10)).toBe('12.0 s');
    expect(formatDuration(-130)).toBe('-130 ns');
  });

  it('are within half a unit of the third digit of what they stand for', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (value) => {
        expect(Math.abs(Number(formatNumber(value)) - value)).toBeLessThanOrEqual(value * 0.00501);
      }),
    );
  });
});
