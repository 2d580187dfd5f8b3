import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from './user-error.ts';

/** A file's path and what shall be in it. */
export type FileText = readonly [path: string, text: string];

/**
 * Replaces several files: all of them, or none when one cannot be written.
 *
 * Every text is safely on disk under another name before the first file is touched; a reader never
 * sees half a file. A power cut between two renames leaves files of two generations.
 *
 * @throws {UserError} when a file cannot be written; then all are as they were
 */
export function writeTogether(files: readonly FileText[]): void {
  const old: (Buffer | null)[] = [];
  let replaced = 0;
  try {
    for (const [path] of files) old.push(existsSync(path) ? readFileSync(path) : null);
    for (const [path, text] of files) writeDurably(temporaryOf(path), text);
    for (const [path] of files) {
      renameSync(temporaryOf(path), path);
      replaced++;
    }
  } catch (error) {
    files.slice(0, replaced).forEach(([path], index) => restore(path, old[index] ?? null));
    const what = error instanceof Error ? error.message : String(error);
    throw new UserError([`nothing was written: ${what}`]);
  } finally {
    // Looked for first: below something that is no folder, not even what is not there can be removed.
    for (const path of files.map(([one]) => temporaryOf(one)).filter((one) => existsSync(one)))
      rmSync(path);
  }
}

/** Beside the file, so that the rename stays on one file system. */
const temporaryOf = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);

function writeDurably(path: string, text: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function restore(path: string, old: Buffer | null): void {
  if (old === null) return rmSync(path, { force: true });
  writeDurably(temporaryOf(path), old);
  renameSync(temporaryOf(path), path);
}
