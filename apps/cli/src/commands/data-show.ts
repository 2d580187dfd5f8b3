import { type Measurement, roleOf } from '@hopwise/dataset';
import { distinct, readSources } from '../data-sources.ts';
import { unknownId } from '../known-id.ts';
import { dataShowReport, type ShownRow } from '../report/data-show-report.ts';
import { toJson } from '../report/to-json.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';

/** Only rows that have these names. */
export interface DataShowOptions extends ReportOptions {
  readonly system?: string | undefined;
  readonly workload?: string | undefined;
  readonly metric?: string | undefined;
}

/**
 * Shows the rows of a publication, and what is doubtful about them.
 *
 * @throws {UserError} when there is no such publication, or no such name in it
 * @throws {DatasetError} with every problem of the folder
 */
export async function dataShow(
  id: string,
  options: DataShowOptions,
  shell: Shell,
): Promise<string> {
  const { root } = await shell.data(options.dataDir);
  const { sources, rules } = readSources(root);
  const found = sources.find(({ source }) => source.id === id);
  if (found === undefined) {
    const known = sources.map(({ source }) => source.id);
    throw new UserError([unknownId('source', id, known, 'hopwise data list')]);
  }
  const { source, rows } = found;
  refuseUnknown(rows, options);
  const own = rules.filter((rule) => rule.source === id || rule.source === null);
  const splits = [...new Set(own.map(({ split }) => split))];
  const shown = rows
    .filter(
      (row) =>
        (options.system ?? row.system) === row.system &&
        (options.workload ?? row.workload) === row.workload &&
        (options.metric ?? row.metric) === row.metric,
    )
    .map(
      ({ line: _line, ...row }): ShownRow => ({
        ...row,
        roles: Object.fromEntries(splits.map((split) => [split, roleOf(row, own, split).role])),
      }),
    );
  return options.json
    ? toJson({ format: 'hopwise/data-rows@1', source, rows: shown })
    : dataShowReport(source, shown);
}

/** @throws {UserError} with every name that no row has */
function refuseUnknown(rows: readonly Measurement[], options: DataShowOptions): void {
  const problems = (['system', 'workload', 'metric'] as const).flatMap((column) => {
    const asked = options[column];
    const known = distinct(rows, column);
    return asked === undefined || known.includes(asked)
      ? []
      : [unknownId(column, asked, known, 'hopwise data list --json')];
  });
  if (problems.length > 0) throw new UserError(problems);
}
