import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

/** Makes a folder that only root may look into. */
export const makeFolder = (path: string): void => {
  mkdirSync(path, { recursive: true, mode: 0o700 });
};

export const writeSecret = (path: string, text: string): void =>
  writeFileSync(path, text, { mode: 0o600 });

/** Opens a file for a program to write to, and closes it here when that was started. */
export function withLog<Result>(path: string, start: (descriptor: number) => Result): Result {
  const descriptor = openSync(path, 'a', 0o600);
  try {
    return start(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Text of a file, or null where there is none (any more, as with a process that ended). */
export function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

export const writeText = (path: string, text: string): void => writeFileSync(path, text);

export const isThere = (path: string): boolean => existsSync(path);

/** Names in a folder; none where there is no folder (any more). */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

export const removeFolder = (path: string): void => rmSync(path, { recursive: true, force: true });

/** Removes a folder if nothing is in it; another process may do so, or put something there. */
export function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
