import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseCosts } from '@hopwise/dataset';
import { costPosterior } from './cost-posterior.ts';
import { parsed, shownPath } from './data-file.ts';
import { parseFitRecord } from './fit-record.ts';
import type { PlatformCosts } from './platform-costs.ts';
import { UserError } from './user-error.ts';

/** What a fit writes: the table, and the record beside it. */
export interface FitTexts {
  readonly costs: string;
  readonly record: string;
}

/** Where the last fit of a machine stands. */
export const fitFiles = (root: string, hardwareId: string): FitTexts => ({
  costs: join(root, 'costs', `${hardwareId}.csv`),
  record: join(root, 'costs', `${hardwareId}.json`),
});

/** Whether a machine has costs of its own, fitted or not. */
export const hasCosts = (root: string, hardwareId: string): boolean =>
  existsSync(fitFiles(root, hardwareId).costs) || existsSync(priorFile(root, hardwareId));

const priorFile = (root: string, hardwareId: string): string =>
  join(root, 'priors', `${hardwareId}.csv`);

/**
 * The costs of a machine: fitted, or its priors while nothing is.
 *
 * @param given - The data folder as it was given on the command line.
 * @throws {UserError} when a file is missing, or the table is not the one that its record is of
 */
export function readCosts(
  root: string,
  hardwareId: string,
  given: string | undefined,
): PlatformCosts {
  const { costs, record } = fitFiles(root, hardwareId);
  const prior = priorFile(root, hardwareId);
  const wanted = shownPath(costs);
  if (!existsSync(costs)) {
    const table = parsed(prior, parseCosts);
    const posterior = costPosterior(table, null);
    return { file: shownPath(prior), wanted, table, kind: 'prior', fit: null, posterior };
  }
  const table = parsed(costs, parseCosts);
  const fit = existsSync(record) ? parsed(record, parseFitRecord) : null;
  if (fit !== null && fit.costsHash !== table.hash) {
    throw new UserError([
      changedAlone({ table: wanted, record: shownPath(record), study: fit.study, given }),
    ]);
  }
  const posterior = costPosterior(table, fit);
  return { file: wanted, wanted, table, kind: 'fitted', fit, posterior };
}

/** What to do about a table and a record that do not belong together. */
function changedAlone(names: {
  readonly table: string;
  readonly record: string;
  readonly study: string;
  readonly given: string | undefined;
}): string {
  const { table, record, study, given } = names;
  const folder = given === undefined ? '' : ` --data-dir ${given}`;
  return [
    `${record} is not the record of ${table}: one was changed without the other`,
    `"hopwise calibrate --study ${study}${folder}" fits again and writes both`,
    `to try numbers of your own, delete ${record}: the table is then used as it is`,
  ].join('; ');
}
