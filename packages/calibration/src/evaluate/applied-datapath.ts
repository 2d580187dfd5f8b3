import {
  applyModifiers,
  type Datapath,
  findDatapath,
  findModifier,
  type Scenario,
} from '@hopwise/datapath';

/** The datapath of a scenario with its modifiers, or why there is none. */
export function appliedDatapath({
  datapath: id,
  modifiers: ids,
}: Pick<Scenario, 'datapath' | 'modifiers'>): Datapath | { readonly reason: string } {
  const datapath = findDatapath(id);
  if (datapath === undefined) return { reason: `the catalogue has no datapath ${id}` };
  const unknown = ids.filter((name) => findModifier(name) === undefined);
  if (unknown.length > 0) return { reason: `the catalogue has no modifier ${unknown.join(', ')}` };
  const applied = applyModifiers(
    datapath,
    ids.flatMap((name) => findModifier(name) ?? []),
  );
  return applied.ok ? applied.datapath : { reason: applied.reason };
}
