import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks, healthWarnings } from '../src/index.ts';

const page = readFileSync(new URL('../../../docs/measuring.md', import.meta.url), 'utf8');
const rows = (part: string): readonly string[] =>
  [
    ...((page.split(part)[1] ?? '').split('\n## ')[0]?.matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm) ??
      []),
  ].map(([, id, why]) => `${id}: ${why}`);
const listed = (list: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(list).map(([id, why]) => `${id}: ${why}`);

describe('the page on measuring', () => {
  it('has every check of the preflight with its reason, and no other', () => {
    expect(rows('## What is read of the nodes')).toEqual(listed(checks));
  });

  it('has every warning that a sample may carry, and no other', () => {
    expect(rows('A sample may carry warnings')).toEqual(listed(healthWarnings));
  });
});
