import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAddress, encodeAddress, ignoredParts } from '../../src/shell/address.ts';

const addresses = fc.record({
  view: fc.constantFrom('compare', 'sweep', 'what-if'),
  part: fc.dictionary(fc.constantFrom('test', 'sort', 'study'), fc.string({ minLength: 1 })),
  theme: fc.constantFrom('system' as const, 'light' as const, 'dark' as const),
});

const isInitial = (name: string, value: string): boolean =>
  name === 'sort' && value === 'predicted';

describe('the address', () => {
  it('comes back as it went in', () => {
    fc.assert(
      fc.property(addresses, ({ view, part, theme }) => {
        const decoded = decodeAddress(encodeAddress(view, part, theme));
        expect({ ...decoded, said: Object.fromEntries(decoded.said) }).toEqual({
          view,
          theme,
          said: part,
        });
      }),
    );
  });

  it('says nothing of the first page', () => {
    expect(encodeAddress('compare', {}, 'system')).toBe('#');
    expect(decodeAddress('')).toMatchObject({ view: 'compare', theme: 'system' });
  });

  it.each([
    ['', '#', []],
    ['#test=tcp-rr-1', '#test=tcp-rr-1', []],
    ['#test=nope&theme=dark&zoom=2', '#theme=dark', ['test=nope', 'zoom=2']],
    ['#rate-title', '#', ['rate-title']],
    ['#view=nope', '#', ['view=nope']],
    ['#view=compare&theme=system&sort=predicted', '#', []],
  ])('names the parts of %s that %s does not have', (asked, shown, ignored) => {
    expect(ignoredParts(asked, shown, isInitial)).toEqual(ignored);
  });
});
