import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StudyData } from '@hopwise/calibration';
import { datapaths, modifiers } from '@hopwise/datapath';
import { parseMeasurements, parseSplits, parseSystems, type SystemMapping } from '@hopwise/dataset';
import { parsed } from './data-file.ts';
import { together } from './together.ts';

/** Where a study lies: among what others published, or among runs of our own. */
const studyFolder = (root: string, id: string): string => {
  const own = join(root, 'measured', id);
  return existsSync(own) ? own : join(root, 'published', id);
};

const measurementsFile = (root: string, id: string): string =>
  join(studyFolder(root, id), 'measurements.csv');

/** @throws {DatasetError} with everything that is wrong in any of its files */
export const readStudy = (root: string, id: string): StudyData => ({
  id,
  ...together({
    measurements: () => parsed(measurementsFile(root, id), parseMeasurements),
    systems: () => readSystems(root),
    splits: () => parsed(join(root, 'splits.csv'), parseSplits),
  }),
});

export function readSystems(root: string): readonly SystemMapping[] {
  const ids = {
    datapathIds: datapaths.map((datapath) => datapath.id),
    modifierIds: modifiers.map((modifier) => modifier.id),
  };
  return parsed(join(root, 'systems.csv'), (text, file) => parseSystems(text, file, ids));
}

/**
 * Whether a study may have run on a machine: the id is one of its cells. Reading every study whole
 * would take longer than a prediction.
 */
export const mayHaveRunOn = (root: string, id: string, hardwareId: string): boolean =>
  readFileSync(measurementsFile(root, id), 'utf8').includes(`,${hardwareId},`);
