import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDuration,
  formatError,
  formatNumber,
  formatPercent,
  formatRate,
} from '../src/report/format.ts';

describe('numbers in reports', () => {
  it('have three significant digits and SI prefixes', () => {
    expect(formatRate(41_720_000_000, 'bit/s')).toBe('41.7 Gbit/s');
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
    expect(formatDuration(1.2e10)).toBe('12.0 s');
    expect(formatDuration(-130)).toBe('-130 ns');
  });

  it('give errors a sign, and a dash where there is none', () => {
    expect(formatError(0.034)).toBe('+3.4 %');
    expect(formatError(-0.27)).toBe('-27 %');
    expect(formatError(null)).toBe('-');
    expect(formatPercent(0.0996)).toBe('10 %');
  });

  it('count in words', () => {
    expect(formatCount(1, 'row')).toBe('1 row');
    expect(formatCount(1_234_567, 'event')).toBe('1 234 567 events');
    expect(formatCount(2, 'entry', 'entries')).toBe('2 entries');
  });

  it('are within half a unit of the third digit of what they stand for', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (value) => {
        expect(Math.abs(Number(formatNumber(value)) - value)).toBeLessThanOrEqual(value * 0.00501);
      }),
    );
  });
});
