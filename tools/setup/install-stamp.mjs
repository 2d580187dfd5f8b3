import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest, workspaceFolders } from './workspaces.mjs';

const STAMP = 'node_modules/.hopwise-install';
/** npm writes this last, so a tree that has it was installed to the end. */
const HIDDEN_LOCK = 'node_modules/.package-lock.json';

/**
 * What an installation depends on, as one hash: the lock file, every package.json, and the
 * platform, since some packages are binaries.
 *
 * @param {string} root
 * @returns {string}
 */
export function wantedStamp(root) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  const manifests = ['.', ...workspaceFolders(root)].map((folder) => join(folder, 'package.json'));
  for (const file of ['package-lock.json', ...manifests]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @type {(root: string) => string | undefined} */
export function readStamp(root) {
  const file = join(root, STAMP);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/**
 * Remembers that node_modules is as wanted. A stamp that cannot be written is no failure: the next
 * run finds the same out from the tree, a little slower.
 *
 * @type {(root: string, stamp: string) => void}
 */
export function writeStamp(root, stamp) {
  try {
    writeFileSync(join(root, STAMP), `${stamp}\n`);
  } catch {
    return;
  }
}

/**
 * Whether node_modules already is what the lock file says, as after an `npm install` by hand.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function treeMatchesLock(root) {
  if (!existsSync(join(root, HIDDEN_LOCK))) return false;
  const lock = readManifest(join(root, 'package-lock.json')).packages;
  const installed = readManifest(join(root, HIDDEN_LOCK)).packages;
  return (
    ['', ...workspaceFolders(root)].every((folder) => manifestMatches(root, folder, lock)) &&
    Object.entries(lock).every(([path, entry]) => entryMatches(entry, installed[path], path))
  );
}

const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'];

/** @type {(root: string, folder: string, lock: any) => boolean} */
function manifestMatches(root, folder, lock) {
  const manifest = readManifest(join(root, folder, 'package.json'));
  return DEPENDENCY_FIELDS.every((field) =>
    sameRecord(manifest[field] ?? {}, lock[folder]?.[field] ?? {}),
  );
}

/** @type {(wanted: any, installed: any, path: string) => boolean} */
function entryMatches(wanted, installed, path) {
  if (!path.includes('node_modules/')) return true; // A project of ours, not an installed package.
  if (installed === undefined) return wanted.optional === true || wanted.peer === true;
  return installed.version === wanted.version && installed.integrity === wanted.integrity;
}

/** @type {(a: Record<string, string>, b: Record<string, string>) => boolean} */
function sameRecord(a, b) {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
