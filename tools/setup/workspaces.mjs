import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The folders of every project of the workspace, sorted, relative to the root.
 *
 * Understands the two patterns that package.json uses: "folder/*" and "folder".
 *
 * @param {string} root
 * @returns {string[]}
 */
export function workspaceFolders(root) {
  const { workspaces } = readManifest(join(root, 'package.json'));
  return workspaces
    .flatMap((/** @type {string} */ pattern) => expand(root, pattern))
    .filter((/** @type {string} */ folder) => existsSync(join(root, folder, 'package.json')))
    .sort();
}

/**
 * @param {string} file - path of a package.json
 * @returns {any}
 */
export function readManifest(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** @type {(root: string, pattern: string) => string[]} */
function expand(root, pattern) {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -2);
  if (!existsSync(join(root, parent))) return [];
  return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
}
