import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { GivenFile } from '@hopwise/calibration';
import { UserError } from './user-error.ts';

/** The texts of files that the explorer is to show. @throws {UserError} naming all that are not there */
export function givenFiles(names: readonly string[]): readonly GivenFile[] {
  const missing = names.filter((name) => !existsSync(name) || !statSync(name).isFile());
  if (missing.length > 0) throw new UserError(missing.map((name) => `there is no file ${name}`));
  return names.map((name) => ({ name: basename(name), text: readFileSync(name, 'utf8') }));
}
