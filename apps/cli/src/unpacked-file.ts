import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { shownPath } from './data-file.ts';
import { UserError } from './user-error.ts';

/** More than any output of a tool; less than memory. */
const mostBytes = 256 * 2 ** 20;

/**
 * Bytes of a file, unpacked where they begin as gzip does.
 *
 * @throws {UserError} when it is not there, is a folder, or is packed and broken
 */
export function unpackedFile(path: string): Buffer {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UserError([`there is no file ${path}`]);
  if (stats.isDirectory()) throw new UserError([`${path} is a folder; expected a file`]);
  const bytes = readFileSync(path);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    throw new UserError([`${shownPath(path)} cannot be unpacked: ${(error as Error).message}`]);
  }
}
