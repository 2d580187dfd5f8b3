import { applyModifiers, findDatapath, findModifier } from '@hopwise/datapath';
import type { PredictionInput } from '@hopwise/simulator';
import type { Platform } from '../model/explorer-model.ts';
import { changedHardware } from './changed-hardware.ts';
import type { Question, Refusal } from './question.ts';
import { refusalsOf } from './refusals.ts';

/** A question with everything that it names. */
export interface Joined {
  readonly kind: 'joined';
  readonly input: PredictionInput;
  /** The machine as it was changed. */
  readonly platform: Platform;
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
  const datapath = findDatapath(scenario.datapath);
  if (datapath === undefined) return refusal(`there is no datapath "${scenario.datapath}"`);
  const modifiers = scenario.modifiers.flatMap((id) => findModifier(id) ?? []);
  if (modifiers.length < scenario.modifiers.length) {
    const unknown = scenario.modifiers.filter((id) => findModifier(id) === undefined);
    return refusal(`there is no modifier "${unknown.join(', ')}"`);
  }
  const applied = applyModifiers(datapath, modifiers);
  if (!applied.ok) return refusal(applied.reason);
  const hardware = changedHardware(platform.hardware, changes);
  const input = { scenario, datapath: applied.datapath, hardware, costs: platform.costs };
  const because = refusalsOf(input);
  if (because.length > 0) return refusal(...because);
  const { origin, posterior, costs } = platform;
  return { kind: 'joined', input, platform: { hardware, origin, posterior, costs } };
}
