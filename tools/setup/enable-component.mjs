import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { withComponent } from './apt-sources.mjs';

/**
 * Adds a component to the entries of Debian's archive that this machine has already, whole files at
 * a time; no entry and no address is ever made up.
 *
 * @param {string} component
 * @param {string} codename - of the release, as in os-release
 * @param {string} [etc] - the folder of apt's configuration
 * @returns {string[]} the files that were changed
 */
export function enableComponent(component, codename, etc = '/etc/apt') {
  return sourceFiles(etc)
    .filter(({ path, kind }) => {
      const text = readFileSync(path, 'utf8');
      const wanted = withComponent(text, { kind, component, codename });
      if (wanted === text) return false;
      const next = `${path}.hopwise-new`; // Apt reads no file of that ending, should we be killed.
      writeFileSync(next, wanted, { mode: statSync(path).mode });
      renameSync(next, path);
      return true;
    })
    .map(({ path }) => path);
}

/** @typedef {{ readonly path: string, readonly kind: 'deb822' | 'one-line' }} SourceFile */

/** @type {(etc: string) => SourceFile[]} */
function sourceFiles(etc) {
  const folder = join(etc, 'sources.list.d');
  const parts = existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => join(folder, name))
    : [];
  return [join(etc, 'sources.list'), ...parts]
    .filter((path) => existsSync(path) && /\.(?:sources|list)$/.test(path))
    .map((path) => ({ path, kind: path.endsWith('.sources') ? 'deb822' : 'one-line' }));
}
