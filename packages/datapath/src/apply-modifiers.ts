import type { Datapath, Modifier, Visit } from './datapath.ts';
import type { StageId } from './stages.ts';

export type Applied =
  | { readonly ok: true; readonly datapath: Datapath }
  | { readonly ok: false; readonly reason: string };

/**
 * Puts modifiers on a datapath, in the order given.
 *
 * Refuses with the reason when a modifier is given twice or changes nothing.
 */
export function applyModifiers(datapath: Datapath, modifiers: readonly Modifier[]): Applied {
  let current = datapath;
  const seen = new Set<string>();
  for (const modifier of modifiers) {
    if (seen.has(modifier.id)) return refused(datapath, modifier, 'it is already applied');
    seen.add(modifier.id);
    const next = removeStages(current, modifier.removes);
    if (stageCount(next) === stageCount(current)) {
      return refused(datapath, modifier, modifier.refusedBecause);
    }
    current = next;
  }
  return { ok: true, datapath: current };
}

const refused = (datapath: Datapath, modifier: Modifier, because: string): Applied => ({
  ok: false,
  reason: `${modifier.id} cannot apply to ${datapath.id}: ${because}`,
});

function removeStages(datapath: Datapath, removed: readonly StageId[]): Datapath {
  const keep = (id: StageId): boolean => !removed.includes(id);
  const prune = (visit: Visit): Visit => ({
    ...visit,
    stages: visit.stages.filter(keep),
    ...(visit.epilogue === undefined ? {} : { epilogue: visit.epilogue.filter(keep) }),
  });
  const pruned = {
    ...datapath,
    egress: datapath.egress.map(prune),
    ingress: datapath.ingress.map(prune),
  };
  return removed.includes('nfConntrackConfirm') ? { ...pruned, conntrack: null } : pruned;
}

const stageCount = (datapath: Datapath): number =>
  [...datapath.egress, ...datapath.ingress].reduce(
    (sum, visit) => sum + visit.stages.length + (visit.epilogue?.length ?? 0),
    0,
  );
