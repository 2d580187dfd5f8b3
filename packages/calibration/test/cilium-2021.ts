import { readFileSync } from 'node:fs';
import { datapaths, modifiers } from '@hopwise/datapath';
import { parseMeasurements, parseSplits, parseSystems } from '@hopwise/dataset';
import type { StudyData } from '../src/index.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8');

/** The committed data of the core study. */
export const cilium2021: StudyData = {
  id: 'cilium-2021',
  measurements: parseMeasurements(
    read('published/cilium-2021/measurements.csv'),
    'measurements.csv',
  ),
  systems: parseSystems(read('systems.csv'), 'systems.csv', {
    datapathIds: datapaths.map((datapath) => datapath.id),
    modifierIds: modifiers.map((modifier) => modifier.id),
  }),
  splits: parseSplits(read('splits.csv'), 'splits.csv'),
};
