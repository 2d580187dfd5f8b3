import { editDatapath } from './edit-datapath.ts';
import type { Datapath } from './datapath.ts';
import type { Condition, Modifier } from './modifier.ts';
import type { StageId } from './stages.ts';
import { stagesOf } from './stages-of.ts';

export type Applied =
  | { readonly ok: true; readonly datapath: Datapath }
  | {
      readonly ok: false;
      /** A whole sentence; `because` is the clause of it that says why. */
      readonly reason: string;
      readonly because: string;
    };

/**
 * Puts modifiers on a datapath, in the order given.
 *
 * Refuses with the reason when a modifier is given twice, or cannot apply to what is there.
 */
export function applyModifiers(datapath: Datapath, modifiers: readonly Modifier[]): Applied {
  let current = datapath;
  const applied: string[] = [];
  for (const modifier of modifiers) {
    if (applied.includes(modifier.id)) return refused(datapath, modifier, 'it is already applied');
    const refusal = modifier.refusals.find(({ when }) => isTrue(when, current, applied));
    if (refusal !== undefined) return refused(datapath, modifier, refusal.because);
    applied.push(modifier.id);
    current = modifier.edits.reduce(editDatapath, current);
  }
  return { ok: true, datapath: current };
}

const refused = (datapath: Datapath, modifier: Modifier, because: string): Applied => ({
  ok: false,
  reason: `${modifier.id} cannot apply to ${datapath.id}: ${because}`,
  because,
});

/** Whether everything that a condition names holds. */
function isTrue(when: Condition, datapath: Datapath, applied: readonly string[]): boolean {
  const present = new Set<StageId>(stagesOf(datapath));
  const kinds = datapath.encapsulation.map(({ kind }) => kind);
  return (
    (when.lacks === undefined || !when.lacks.some((stage) => present.has(stage))) &&
    (when.has === undefined || when.has.some((stage) => present.has(stage))) &&
    (when.encapsulatedBy === undefined ||
      when.encapsulatedBy.some((kind) => kinds.includes(kind))) &&
    (when.endpoint === undefined || when.endpoint === datapath.endpoint) &&
    (when.datapaths === undefined || when.datapaths.includes(datapath.id)) &&
    (when.lacksSameNode === undefined || datapath.sameNode === undefined) &&
    (when.with === undefined || when.with.some((id) => applied.includes(id))) &&
    (when.without === undefined || !when.without.some((id) => applied.includes(id)))
  );
}
