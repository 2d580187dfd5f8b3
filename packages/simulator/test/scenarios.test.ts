import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replay } from './scenario.ts';

const folder = new URL('./scenarios/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.path'))
  .sort();

/** UPDATE=1 writes what the model does now into the files; the diff is then for a reviewer. */
const isUpdate = process.env['UPDATE'] === '1';

describe('the scenario', () => {
  it.each(files)('%s', (file) => {
    const url = new URL(file, folder);
    const expected = readFileSync(url, 'utf8');
    const actual = replay(expected);
    if (isUpdate) writeFileSync(url, actual);
    else expect(actual).toBe(expected);
  });
});
