import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStamp, treeMatchesLock, wantedStamp, writeStamp } from '../setup/install-stamp.mjs';
import { temporaryFolder } from './temporary-folder.ts';

const ROOT = { workspaces: ['packages/*', 'tools'], devDependencies: { nx: '1.0.0' } };
const UNITS = { name: 'units', dependencies: { zod: '4.0.0' } };
/** What npm writes into node_modules: no root, no package for other platforms. */
const HIDDEN = {
  'node_modules/units': { resolved: 'packages/units', link: true },
  'node_modules/nx': { version: '1.0.0', integrity: 'sha512-nx' },
  'node_modules/zod': { version: '4.0.0', integrity: 'sha512-zod' },
};
const LOCK = {
  ...HIDDEN,
  '': { devDependencies: { nx: '1.0.0' } },
  'packages/units': { dependencies: { zod: '4.0.0' } },
  'node_modules/nx-win32': { version: '1.0.0', integrity: 'sha512-win', optional: true },
};

/** A workspace whose node_modules hold what `hidden` says. */
function workspace(hidden: object = HIDDEN): string {
  return temporaryFolder({
    'package.json': JSON.stringify(ROOT),
    'package-lock.json': JSON.stringify({ packages: LOCK }),
    'packages/units/package.json': JSON.stringify(UNITS),
    'packages/README.md': 'not a project',
    'node_modules/.package-lock.json': JSON.stringify({ packages: hidden }),
  });
}

describe('the install stamp', () => {
  it('is absent until an installation is remembered', () => {
    const root = workspace();
    expect(readStamp(root)).toBeUndefined();
    writeStamp(root, wantedStamp(root));
    expect(readStamp(root)).toBe(wantedStamp(root));
  });

  it.each(['package.json', 'package-lock.json', 'packages/units/package.json'])(
    'changes with %s',
    (file) => {
      const root = workspace();
      const before = wantedStamp(root);
      const changed = file === 'package.json' ? { ...ROOT, version: '2.0.0' } : { changed: true };
      writeFileSync(join(root, file), JSON.stringify(changed));
      expect(wantedStamp(root)).not.toBe(before);
    },
  );

  it('does not change with source files', () => {
    const root = workspace();
    const before = wantedStamp(root);
    writeFileSync(join(root, 'packages/units/index.ts'), 'export {};');
    expect(wantedStamp(root)).toBe(before);
  });

  it('that cannot be written is no failure', () => {
    const root = temporaryFolder({ node_modules: 'a file where a folder should be' });
    expect(() => writeStamp(root, 'stamp')).not.toThrow();
  });
});

describe('an installed tree matches its lock file', () => {
  it('when everything but optional packages is there', () => {
    expect(treeMatchesLock(workspace())).toBe(true);
  });

  it('not when a package is absent', () => {
    const { 'node_modules/nx': nx } = HIDDEN;
    expect(treeMatchesLock(workspace({ 'node_modules/nx': nx }))).toBe(false);
  });

  it('not when a version or its content differs', () => {
    const older = { version: '3.0.0', integrity: 'sha512-zod' };
    const altered = { version: '4.0.0', integrity: 'sha512-other' };
    expect(treeMatchesLock(workspace({ ...HIDDEN, 'node_modules/zod': older }))).toBe(false);
    expect(treeMatchesLock(workspace({ ...HIDDEN, 'node_modules/zod': altered }))).toBe(false);
  });

  it('not when a package.json asks for something that the lock file does not know', () => {
    const root = workspace();
    const manifest = { ...UNITS, dependencies: { zod: '4.0.0', yaml: '2.0.0' } };
    writeFileSync(join(root, 'packages/units/package.json'), JSON.stringify(manifest));
    expect(treeMatchesLock(root)).toBe(false);
  });

  it('not when npm was interrupted before its last step', () => {
    const root = temporaryFolder({ 'node_modules/zod/index.js': '' });
    expect(treeMatchesLock(root)).toBe(false);
  });
});
