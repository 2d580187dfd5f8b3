import { formatMeasurements, type Measurement, parseMeasurements } from '@hopwise/dataset';
import { UserError } from '../user-error.ts';
import { withValidator } from './with-validator.ts';

/** What else was typed: a run says all of it itself, but which profile stands for its nodes. */
export interface RunImport {
  readonly hardware?: string | undefined;
  readonly system?: string | undefined;
  readonly systemVersion?: string | undefined;
  readonly mtu?: string | undefined;
  readonly run?: string | undefined;
}

/**
 * Rows of the data set from folders of runs, finished or not.
 *
 * @throws {UserError} with every option that cannot apply, or a folder without a run
 */
export async function importRuns(
  folders: readonly string[],
  { hardware, ...others }: RunImport,
): Promise<readonly Measurement[]> {
  const names = { system: 'system', systemVersion: 'system-version', mtu: 'mtu', run: 'run' };
  const problems = Object.entries(names).flatMap(([key, name]) =>
    others[key as keyof typeof names] === undefined
      ? []
      : [`--${name} cannot apply to a run: its plan and its samples say it`],
  );
  if (problems.length > 0) throw new UserError(problems);
  const texts = await withValidator(async ({ readRun, recordedRows }) =>
    folders.map((folder) => recordedRows(readRun(folder))),
  );
  const rows = texts
    .flatMap((text) => parseMeasurements(text, 'the rows of the run'))
    .map((row) => (hardware === undefined ? row : { ...row, hardwareId: hardware }));
  // Two runs of one name may hold the same row.
  parseMeasurements(formatMeasurements(rows), 'the imported rows');
  return rows;
}
