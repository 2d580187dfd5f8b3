import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from './data-file.ts';
import { UserError } from './user-error.ts';

/** @throws {UserError} when `root` is no folder with a machine in it */
export function refuseNoData(root: string): void {
  const stats = statSync(root, { throwIfNoEntry: false });
  if (stats === undefined) throw new UserError([`there is no data folder ${root}`]);
  if (!stats.isDirectory()) throw new UserError([`${root} is a file; expected a data folder`]);
  if (readdirSync(root).length === 0) throw new UserError([`the data folder ${root} is empty`]);
  if (namesIn(join(root, 'hardware'), '.yaml').length === 0) {
    throw new UserError([`the data folder ${root} has no hardware: no file hardware/*.yaml`]);
  }
}
