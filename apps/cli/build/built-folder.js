import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const dayMs = 86_400_000;

/**
 * Builds `target` unless a build of exactly these inputs exists, and gives its folder.
 *
 * The folder is named for its inputs and appears by one rename, so that two processes that build at
 * once never see half a build, and one that still runs an older build keeps its files.
 *
 * @param {{ folder: string, inputs: readonly string[], build: (into: string) => Promise<void> }} target
 * @returns {Promise<string>}
 */
export async function builtFolder({ folder, inputs, build }) {
  const wanted = `${folder}-${fingerprint(inputs)}`;
  if (existsSync(wanted)) return wanted;
  mkdirSync(dirname(wanted), { recursive: true });
  const temporary = mkdtempSync(`${folder}.partial-`);
  const discard = () => rmSync(temporary, { recursive: true, force: true });
  process.on('exit', discard);
  try {
    await build(temporary);
    moveInto(wanted, temporary);
  } finally {
    discard();
    process.off('exit', discard);
  }
  removeOlderThanADay(folder, wanted);
  return wanted;
}

/** Changes whenever a file below `inputs` is added, removed, renamed or written. */
function fingerprint(inputs) {
  const hash = createHash('sha1');
  for (const input of inputs) describe(input, hash);
  return hash.digest('hex').slice(0, 16);
}

function describe(path, hash) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    for (const name of readdirSync(path).sort()) describe(join(path, name), hash);
  } else {
    hash.update(`${path} ${stats?.mtimeMs} ${stats?.size}\n`);
  }
}

function moveInto(wanted, temporary) {
  try {
    renameSync(temporary, wanted);
  } catch (error) {
    // Somebody else finished the same build first: theirs is as good.
    if (!existsSync(wanted)) throw error;
  }
}

function removeOlderThanADay(folder, wanted) {
  for (const name of readdirSync(dirname(folder))) {
    const path = join(dirname(folder), name);
    if (!name.startsWith(basename(folder)) || path === wanted) continue;
    const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - modified > dayMs) rmSync(path, { recursive: true, force: true });
  }
}
