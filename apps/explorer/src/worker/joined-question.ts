import { type Applied, applyModifiers, findDatapath, findModifier } from '@hopwise/datapath';
import type { PredictionInput } from '@hopwise/simulator';
import type { Platform } from '../model/explorer-model.ts';
import { type ChangedPlatform, changedPlatform } from './changed-platform.ts';
import type { Question, Refusal } from './question.ts';
import { refusalsOf } from './refusals.ts';

/** A question with everything that it names. */
export interface Joined {
  readonly kind: 'joined';
  readonly input: PredictionInput;
  /** The machine as it was changed. */
  readonly platform: ChangedPlatform;
}

const refusal = (...because: readonly string[]): Refusal => ({ kind: 'refusal', because });

/** Looks up what a question names, or says why it cannot be answered. */
export function joinedQuestion(
  { scenario, changes = {} }: Question,
  platforms: readonly Platform[],
): Joined | Refusal {
  const platform = platforms.find(({ hardware }) => hardware.id === scenario.hardware);
  if (platform === undefined)
    return refusal(`there are no costs of machine "${scenario.hardware}"`);
  const applied = appliedTo(scenario.datapath, scenario.modifiers);
  if (!applied.ok) return refusal(applied.reason);
  const changed = changedPlatform(platform, changes);
  if ('kind' in changed) return changed;
  const { hardware, costs } = changed;
  const input = { scenario, datapath: applied.datapath, hardware, costs };
  const because = refusalsOf(input);
  if (because.length > 0) return refusal(...because);
  return { kind: 'joined', input, platform: changed };
}

/** Kept, because what solvers remember of a datapath goes by the object. */
const known = new Map<string, Applied>();

function appliedTo(id: string, modifierIds: readonly string[]): Applied {
  const key = [id, ...modifierIds].join('+');
  const applied = known.get(key) ?? apply(id, modifierIds);
  if (known.size > mostKnown) known.clear();
  known.set(key, applied);
  return applied;
}

const mostKnown = 200;

function apply(id: string, modifierIds: readonly string[]): Applied {
  const datapath = findDatapath(id);
  if (datapath === undefined) return refused(`there is no datapath "${id}"`);
  const modifiers = modifierIds.flatMap((each) => findModifier(each) ?? []);
  if (modifiers.length < modifierIds.length) {
    const unknown = modifierIds.filter((each) => findModifier(each) === undefined);
    return refused(`there is no modifier "${unknown.join(', ')}"`);
  }
  return applyModifiers(datapath, modifiers);
}

const refused = (reason: string): Applied => ({ ok: false, reason, because: reason });
