import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LeftOut } from '@hopwise/calibration';
import { type Measurement, parseForeignMeasurements } from '@hopwise/dataset';
import { namesIn, shownPath } from './data-file.ts';
import { together } from './together.ts';
import { UserError } from './user-error.ts';

/** Measurements of a folder that is not ours, and what of it was passed over. */
export interface ForeignFolder {
  readonly measurements: readonly Measurement[];
  readonly leftOut: readonly LeftOut[];
  /** Files of another kind, with what they lack. */
  readonly skippedFiles: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Reads every CSV file of a folder.
 *
 * @throws {UserError} when there is no such folder, or no measurement in it
 * @throws {DatasetError} with everything that is wrong in any of its files
 */
export function readForeignFolder(folder: string): ForeignFolder {
  if (!existsSync(folder)) throw new UserError([`--data ${folder}: there is no such folder`]);
  if (!statSync(folder).isDirectory()) {
    throw new UserError([`--data ${folder} is a file; expected a folder of CSV files`]);
  }
  const files = namesIn(folder, '.csv').map((name) => join(folder, `${name}.csv`));
  const tables = Object.entries(
    together(Object.fromEntries(files.map((path) => [path, () => read(path)]))),
  );
  const measured = tables.flatMap(([, table]) => (table.kind === 'measurements' ? [table] : []));
  if (measured.length === 0) {
    throw new UserError([`--data ${folder}: no CSV file in it has the columns of measurements`]);
  }
  return {
    measurements: measured.flatMap(({ measurements }) => measurements),
    leftOut: tables.flatMap(([path, table]) =>
      table.kind === 'other-table'
        ? []
        : [...table.unknownMetrics].map(([subject, rowCount]) => ({
            source: shownPath(path),
            subject,
            reason: 'no such metric is known',
            rowCount,
          })),
    ),
    skippedFiles: tables.flatMap(([path, table]) =>
      table.kind === 'measurements'
        ? []
        : [{ file: shownPath(path), reason: `no column ${table.missingColumns.join(', ')}` }],
    ),
  };
}

const read = (path: string) =>
  parseForeignMeasurements(readFileSync(path, 'utf8'), shownPath(path));
