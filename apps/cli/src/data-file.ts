import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { UserError } from './user-error.ts';

/** @throws {UserError} when the file is not there; whatever `parse` throws when it is wrong */
export function parsed<Result>(
  path: string,
  parse: (text: string, file: string) => Result,
): Result {
  if (!existsSync(path)) throw new UserError([`there is no data file ${shownPath(path)}`]);
  return parse(readFileSync(path, 'utf8'), shownPath(path));
}

/** Relative to where the user is, when it is below; with forward slashes. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return (fromHere.startsWith('..') ? path : fromHere).split(sep).join('/');
}

/** What stands in a folder under names that end so, without the ending and in order. */
export const namesIn = (folder: string, ending: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
        .map((name) => name.slice(0, name.length - ending.length))
        .toSorted()
    : [];
