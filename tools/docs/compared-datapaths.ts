import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { datapaths, modifiers } from '@hopwise/datapath';
import { parseSystems } from '@hopwise/dataset';

/** Studies whose measurements predictions are compared with. */
export const comparedStudies: readonly string[] = ['cilium-2021', 'infrabuilder-2024-01'];

/** Datapaths that a study compares with a measurement; for any other, none stands behind a prediction. */
export function comparedDatapaths(root: string): ReadonlySet<string> {
  const file = 'data/systems.csv';
  const systems = parseSystems(readFileSync(join(root, file), 'utf8'), file, {
    datapathIds: datapaths.map(({ id }) => id),
    modifierIds: modifiers.map(({ id }) => id),
  });
  const ofStudy = systems.filter(({ source }) => comparedStudies.includes(source));
  return new Set(ofStudy.flatMap(({ datapath }) => datapath ?? []));
}
