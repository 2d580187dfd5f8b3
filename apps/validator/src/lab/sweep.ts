import type { Host } from '../host.ts';
import { leftovers } from './leftovers.ts';
import { runAction } from './run-action.ts';
import { TopologyError } from './topology-error.ts';

/**
 * Removes everything from a node whose name begins so: one topology (`LabNames.prefix`), all of a
 * run (`runPrefix`), or of all runs (`anyRunPrefix`, when none is under way). Once, twice, after a
 * crash: with the same result.
 *
 * @throws {TopologyError} naming what is still there
 * @throws {RangeError} for a prefix that others may use too
 */
export async function sweep(host: Host, prefix: string): Promise<void> {
  if (!/^hw-[a-z0-9]*$/.test(prefix)) throw new RangeError(`"${prefix}" begins no name of a lab`);
  await runAction(host, 'removal of what was built', { argv: ['sh', '-c', undoAll, 'hw', prefix] });
  const isFolder = (line: string) => line.startsWith('file /run/');
  const left = (await leftovers(host, prefix)).filter((line) => !isFolder(line));
  if (left.length > 0) throw new TopologyError(`${host.name}: not removed: ${left.join(', ')}`);
  await runAction(host, 'removal of the notes', { argv: ['sh', '-c', dropFolders, 'hw', prefix] });
}

const undoAll = `for undo in "/run/$1"*/undo; do
  [ ! -e "$undo" ] || sh "$undo"
done`;

const dropFolders = 'rm -rf "/run/$1"*';
