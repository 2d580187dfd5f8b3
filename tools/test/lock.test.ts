import { describe, expect, it } from 'vitest';
import { inexactVersions, lockProblems } from '../lint/lock.mjs';

const binary = { version: '1.0.0', optional: true };
const host = { version: '1.0.0', optionalDependencies: { 'nx-linux': '1.0.0' } };

describe('a lock file is complete', () => {
  it('when every optional dependency has an entry', () => {
    const packages = { 'node_modules/nx': host, 'node_modules/nx-linux': binary };
    expect(lockProblems({ packages })).toEqual([]);
  });

  it('also when that entry is nested', () => {
    const packages = {
      'node_modules/a/node_modules/nx': host,
      'node_modules/a/node_modules/nx-linux': binary,
    };
    expect(lockProblems({ packages })).toEqual([]);
  });

  it('not when an entry is missing, or out of reach', () => {
    const packages = { 'node_modules/nx': host, 'node_modules/b/node_modules/nx-linux': binary };
    expect(lockProblems({ packages })).toEqual([
      'node_modules/nx: optional dependency nx-linux has no entry',
    ]);
  });

  it('with the entry of a scoped package and of a project', () => {
    const optionalDependencies = { '@s/linux': '1.0.0' };
    const packages = {
      'apps/cli': { optionalDependencies },
      'node_modules/@s/host': { optionalDependencies },
      'apps/cli/node_modules/@s/linux': binary,
      'node_modules/@s/host/node_modules/@s/linux': binary,
    };
    expect(lockProblems({ packages })).toEqual([]);
  });

  it('not when an address ties it to one registry; links between projects are no addresses', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0', resolved: 'https://example.org/a.tgz' },
      'node_modules/units': { resolved: 'packages/units', link: true },
    };
    expect(lockProblems({ packages })).toHaveLength(1);
    expect(lockProblems({ packages })[0]).toContain('node_modules/a: has a "resolved" address');
  });
});

describe('versions in package.json', () => {
  it('are exact', () => {
    const manifest = {
      dependencies: { a: '1.2.3', b: '1.5.5-r.5' },
      devDependencies: { c: '0.0.1' },
    };
    expect(inexactVersions('package.json', manifest)).toEqual([]);
  });

  it.each(['^1.2.3', '~1.2.3', '1.x', '*', 'latest', '>=1.0.0'])('%s is a range', (version) => {
    const found = inexactVersions('package.json', { devDependencies: { a: version } });
    expect(found).toEqual([`package.json: a is "${version}"; expected an exact version`]);
  });
});
