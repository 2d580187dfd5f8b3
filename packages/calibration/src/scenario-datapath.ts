import {
  applyModifiers,
  type Datapath,
  findDatapath,
  findModifier,
  type Scenario,
} from '@hopwise/datapath';

/**
 * The datapath of a scenario, with its modifiers.
 *
 * @throws {RangeError} when the catalogue does not have it
 */
export function scenarioDatapath(scenario: Scenario): Datapath {
  const datapath = known.get(scenario) ?? appliedTo(scenario);
  known.set(scenario, datapath);
  return datapath;
}

/** Kept, so that what is kept per datapath is found again. */
const known = new WeakMap<Scenario, Datapath>();

function appliedTo({ datapath: id, modifiers: ids }: Scenario): Datapath {
  const datapath = findDatapath(id);
  const modifiers = ids.flatMap((modifier) => findModifier(modifier) ?? []);
  if (datapath === undefined || modifiers.length < ids.length) {
    throw new RangeError(`${[id, ...ids].join('+')} is not in the catalogue`);
  }
  const applied = applyModifiers(datapath, modifiers);
  if (!applied.ok) throw new RangeError(applied.reason);
  return applied.datapath;
}
