import { readFileSync } from 'node:fs';
import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import { catalogueHash } from '@hopwise/datapath';
import { parseData } from '../src/data/load.ts';
import { studyCheck } from '../src/data/study-check.ts';

/**
 * What `hopwise compare --study cilium-2021 --json` printed once, without the stages, which the page
 * does not read; as if it had been predicted with the catalogue of today, because what the catalogue
 * says does not concern the page, only whether it is the same one.
 */
export const studyJson: string = readFileSync(
  new URL('./fixtures/study.json', import.meta.url),
  'utf8',
).replaceAll(/("catalogueHash": )"[^"]*"/g, `$1"${catalogueHash}"`);

export const study: StudyComparison = (() => {
  const load = parseData<StudyComparison>(studyJson, 'study.json', studyCheck);
  if (load.kind !== 'loaded') throw new Error('the fixture is a valid study');
  return load.data;
})();

/** The first row of the study, with another rate predicted and another published. */
export function rowWith(
  datapath: string,
  predicted: number,
  published: number | null,
  changes: Partial<StudyRow> = {},
): StudyRow {
  const row = study.rows.find((candidate) => candidate.workload === 'tcp-rr');
  if (row?.published == null) throw new Error('the fixture has a published request/response row');
  return {
    ...row,
    datapath,
    intervals: {},
    prediction: {
      ...row.prediction,
      rate: { value: predicted, low: predicted, high: predicted, unit: '1/s' },
    },
    published: { ...row.published, rate: published },
    errors: { ...row.errors, rate: published === null ? null : predicted / published - 1 },
    ...changes,
  };
}
