import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockHtml } from '../src/report/blocks-html.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('<script>x</script>', '"><b>', '&amp;', "</td><td onclick='x'>", '<!--', 'a>'),
);

/** What a browser makes of the text between elements. */
const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');

describe('a block of a page', () => {
  it('shows its text as it is, and no text becomes an element', () => {
    fc.assert(
      fc.property(text, (words) => {
        const html = blockHtml({ kind: 'text', text: words });
        expect(html.match(/</g)).toHaveLength(2);
        expect(textOf(html)).toBe(words);
      }),
    );
  });

  it('that is a table has a cell for each, whatever is in it', () => {
    const cells = fc.array(fc.tuple(text, text), { maxLength: 4 });
    fc.assert(
      fc.property(cells, (rows) => {
        const html = blockHtml({ kind: 'table', columns: ['name', 'number>'], rows });
        const found = [...html.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)];
        expect(found.map(([, cell = '']) => textOf(cell))).toEqual(rows.flat());
        expect(html.match(/ class="number"/g)).toHaveLength(rows.length + 1);
      }),
    );
  });
});
