/** Puts what the benchmark of the explorer printed into docs/speed.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const begin = '<!-- generated: bench --explorer -->';
const end = '<!-- end -->';

/** @param {string} root - Of the clone. @param {readonly string[]} lines */
export function writeFigures(root, lines) {
  const path = join(root, 'docs/speed.md');
  const page = readFileSync(path, 'utf8');
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) throw new RangeError(`${path} has no block "${begin}"`);
  const block = `\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n\n`;
  writeFileSync(path, `${page.slice(0, from + begin.length)}${block}${page.slice(to)}`);
}
