import { contentHash } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('a content hash', () => {
  it('is the published function with seed 0: its examples come out', () => {
    expect(contentHash('a')).toBe((7_929_297_801_672_961).toString(16).padStart(14, '0'));
    expect(contentHash('b')).toBe((8_684_336_938_537_663).toString(16).padStart(14, '0'));
    expect(contentHash('revenge')).toBe((4_051_478_007_546_757).toString(16).padStart(14, '0'));
    expect(contentHash('revenue')).toBe((8_309_097_637_345_594).toString(16).padStart(14, '0'));
  });

  it('is 14 hexadecimal digits of 53 bits, the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(contentHash(text)).toMatch(/^[01][0-9a-f]{13}$/);
        expect(contentHash(text)).toBe(contentHash(text));
      }),
    );
  });

  it('tells texts apart that differ in one character', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat({ max: 0xffff }), (text, place, code) => {
        const index = place % (text.length + 1);
        const other = `${text.slice(0, index)}${String.fromCharCode(code)}${text.slice(index + 1)}`;
        fc.pre(other !== text);
        expect(contentHash(other)).not.toBe(contentHash(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('tells texts apart that differ in order only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        fc.pre(a + b !== b + a);
        expect(contentHash(a + b)).not.toBe(contentHash(b + a));
      }),
    );
  });
});
