import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const begin = '<!-- generated: bench -->';
const end = '<!-- end -->';

/** Puts a run of the benchmarks between the marks of docs/speed.md. */
export function writeSpeedPage(sources: string, printed: string): void {
  const path = join(sources, '..', '..', 'docs', 'speed.md');
  const page = readFileSync(path, 'utf8');
  const [head = '', rest = ''] = page.split(begin);
  const tail = rest.split(end).slice(1).join(end);
  const block = `\n\n\`\`\`text\n${printed}\n\`\`\`\n\n`;
  writeFileSync(path, `${head}${begin}${block}${end}${tail}`);
}
