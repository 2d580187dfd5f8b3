import {
  applyModifiers,
  type Datapath,
  datapaths,
  findDatapath,
  findModifier,
  modifiers,
} from '@hopwise/datapath';
import { knownIds, unknownId } from './known-id.ts';

const known = datapaths.map((datapath) => datapath.id);
const knownModifiers = modifiers.map((modifier) => modifier.id);

/** The datapath `id` with modifiers applied, or every reason why not in `problems` and null. */
export function readDatapath(
  id: string | undefined,
  modifierIds: readonly string[],
  problems: string[],
): Datapath | null {
  const datapath = findDatapath(id ?? '');
  if (id === undefined) problems.push(`--datapath is missing. ${knownIds(known)}`);
  else if (datapath === undefined) problems.push(unknownId('datapath', id, known));
  const found = modifierIds.flatMap((name) => {
    const modifier = findModifier(name);
    if (modifier === undefined) problems.push(unknownId('modifier', name, knownModifiers));
    return modifier ?? [];
  });
  if (datapath === undefined || found.length < modifierIds.length) return null;
  const applied = applyModifiers(datapath, found);
  if (applied.ok) return applied.datapath;
  problems.push(applied.reason);
  return null;
}
