import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exampleNames, outputPath, runExample } from '../../docs/examples.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('the examples', () => {
  it.each(exampleNames(root))('%s prints what stands beside it', async (name) => {
    expect(await runExample(root, name)).toBe(readFileSync(join(root, outputPath(name)), 'utf8'));
  });

  it.each(exampleNames(root))('%s is listed, with its output', (name) => {
    const list = readFileSync(join(root, 'examples/README.md'), 'utf8');
    expect(list).toContain(`(${name})`);
    expect(existsSync(join(root, outputPath(name)))).toBe(true);
  });
});
