const startOf = (name: string): string => `<!-- generated: ${name} -->`;
const end = '<!-- end -->';

/**
 * The text with the block of that name filled anew.
 *
 * @throws {RangeError} when the text has no such block, or does not end it
 */
export function fillBlock(text: string, name: string, content: string): string {
  const start = startOf(name);
  const from = text.indexOf(start);
  if (from < 0) throw new RangeError(`no block "${start}"`);
  const to = text.indexOf(end, from);
  if (to < 0) throw new RangeError(`block "${start}" has no "${end}"`);
  return `${text.slice(0, from + start.length)}\n\n${content.trim()}\n\n${text.slice(to)}`;
}

/** The blocks that a text has, in order. */
export const blockNames = (text: string): readonly string[] =>
  [...text.matchAll(/<!-- generated: (.+?) -->/g)].map(([, name]) => name ?? '');
