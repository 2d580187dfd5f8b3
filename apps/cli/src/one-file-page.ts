import { createHash } from 'node:crypto';

/**
 * A page of one file with its data inside, under a policy that runs its own scripts and nothing else,
 * and asks nobody for anything.
 *
 * @param page - As the build wrote it: its scripts and styles inside.
 * @param data - Texts by the names under which the page would ask for them.
 */
export function oneFilePage(page: string, data: ReadonlyMap<string, string>): string {
  const scripts = [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = scripts.map(([, code = '']) => `'sha256-${sha256(code)}'`);
  const policy = [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src blob: data:',
    'worker-src blob:',
  ].join('; ');
  const blocks = [...data].map(
    ([name, json]) =>
      // No text of the data can end the element that it stands in.
      `<script type="application/json" data-file="${name}">${json.replaceAll('<', '\\u003c')}</script>`,
  );
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  // Functions, because a replacement text would read $ as a pattern.
  return page
    .replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`)
    .replace('</body>', (end) => `${blocks.join('\n')}\n${end}`);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
