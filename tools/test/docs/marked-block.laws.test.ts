import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { blockNames, fillBlock } from '../../docs/marked-block.ts';

const words = fc.string().filter((text) => !text.includes('<!--'));

describe('a marked block', () => {
  it.prop([words, words, words, words])(
    'is filled, and nothing outside it changes',
    (before, old, after, content) => {
      const text = `${before}<!-- generated: a -->${old}<!-- end -->${after}`;
      const filled = fillBlock(text, 'a', content);
      expect(filled).toBe(
        `${before}<!-- generated: a -->\n\n${content.trim()}\n\n<!-- end -->${after}`,
      );
      expect(fillBlock(filled, 'a', content)).toBe(filled);
    },
  );

  it('is found by its name among others', () => {
    const text =
      '<!-- generated: a -->1<!-- end --> <!-- generated: b -->2<!-- end --> <!-- generated: c --><!-- end -->';
    expect(blockNames(text)).toEqual(['a', 'b', 'c']);
    expect(fillBlock(text, 'b', 'new')).toContain('<!-- generated: b -->\n\nnew\n\n<!-- end -->');
    expect(fillBlock(text, 'b', 'new')).toContain('<!-- generated: a -->1<!-- end -->');
  });

  it.each([
    ['that is not there', 'text', /no block/],
    ['that never ends', '<!-- generated: a --> text', /has no "<!-- end -->"/],
  ])('%s is refused', (_what, text, message) => {
    expect(() => fillBlock(text, 'a', '')).toThrow(message);
  });
});
