import { describe, expect, it } from 'vitest';
import { formatCount, formatError, formatPercent } from '../src/report/format.ts';

describe('numbers in reports', () => {
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
});
