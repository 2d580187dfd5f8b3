import { readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cloneInto } from './clone.ts';
import { hopwise } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

const bundles = (clone: string): readonly string[] =>
  readdirSync(join(clone, 'apps/cli/dist')).sort();

describe('the launcher in a fresh clone', () => {
  it('asks for npm ci when nothing is installed', async () => {
    const clone = temporaryFolder();
    const bin = cloneInto(clone, false);
    const { code, stderr } = await hopwise(['--version'], { bin });
    expect(code).toBe(1);
    expect(stderr).toBe(
      `hopwise: its packages are not installed. Run "npm ci" in ${clone}/ first.\n`,
    );
  });

  it('builds once when two are started at once, and both work', async () => {
    const clone = temporaryFolder();
    const bin = cloneInto(clone, true);
    const all = await Promise.all(
      [1, 2, 3].map(() => hopwise(['catalogue', '--json'], { bin, cwd: clone })),
    );
    for (const { code, stdout, stderr } of all) {
      expect(stderr).toBe('');
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toHaveProperty('format', 'hopwise/catalogue@1');
    }
    expect(bundles(clone)).toEqual([expect.stringMatching(/^bundle-[0-9a-f]{16}$/)]);
  });

  it('builds again when a source is written, added, renamed or removed', async () => {
    const clone = temporaryFolder();
    const bin = cloneInto(clone, true);
    const source = join(clone, 'packages/units/src');
    const builds = async (): Promise<number> => {
      expect(await hopwise(['--version'], { bin })).toMatchObject({ code: 0, stderr: '' });
      return bundles(clone).length;
    };
    expect(await builds()).toBe(1);
    expect(await builds()).toBe(1);
    writeFileSync(join(source, 'added.ts'), 'export {};\n');
    expect(await builds()).toBe(2);
    renameSync(join(source, 'added.ts'), join(source, 'renamed.ts'));
    expect(await builds()).toBe(3);
    utimesSync(join(source, 'renamed.ts'), 1e9, 1e9);
    expect(await builds()).toBe(4);
    rmSync(join(source, 'renamed.ts'));
    expect(await builds()).toBe(4);
  });

  it('says where its own source is wrong, and leaves no half build', async () => {
    const clone = temporaryFolder();
    const bin = cloneInto(clone, true);
    writeFileSync(join(clone, 'packages/units/src/index.ts'), 'export const = 1;\n');
    const { code, stderr } = await hopwise(['--version'], { bin });
    expect(code).toBe(1);
    expect(stderr).toContain('packages/units/src/index.ts:1:13: ERROR');
    expect(bundles(clone)).toEqual([]);
  });
});
