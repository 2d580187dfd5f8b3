import { readFileSync } from 'node:fs';
import { datapaths, modifiers } from '@hopwise/datapath';
import { parseMeasurements, parseSplits, parseSystems } from '@hopwise/dataset';
import type { Study, StudyData } from '../../src/index.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../../../data/${path}`, import.meta.url), 'utf8');

const systems = parseSystems(read('systems.csv'), 'systems.csv', {
  datapathIds: datapaths.map((datapath) => datapath.id),
  modifierIds: modifiers.map((modifier) => modifier.id),
});
const splits = parseSplits(read('splits.csv'), 'splits.csv');

/** The committed data of a study's publications. */
export const sourcesOf = ({ tests }: Study): readonly StudyData[] =>
  [...new Set(tests.map(({ source }) => source))].map((id) => ({
    id,
    measurements: parseMeasurements(read(`published/${id}/measurements.csv`), id),
    systems,
    splits,
  }));
