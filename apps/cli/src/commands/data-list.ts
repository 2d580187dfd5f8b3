import { distinct, readSources, roleCounts } from '../data-sources.ts';
import { dataListReport, type ListedSource } from '../report/data-list-report.ts';
import { toJson } from '../report/to-json.ts';
import type { ReportOptions, Shell } from '../shell.ts';

/**
 * Lists the publications of the data folder: what is in each, and what it may be used for.
 *
 * @throws {DatasetError} with every problem of the folder
 */
export async function dataList(options: ReportOptions, shell: Shell): Promise<string> {
  const { root } = await shell.data(options.dataDir);
  const { sources, rules, splits } = readSources(root);
  const listed = sources.map(
    ({ source, rows }): ListedSource => ({
      id: source.id,
      title: source.title,
      licence: source.licence,
      rows: rows.length,
      missing: rows.filter(({ value }) => value === null).length,
      machines: distinct(rows, 'hardwareId'),
      systems: distinct(rows, 'system'),
      workloads: distinct(rows, 'workload'),
      metrics: distinct(rows, 'metric'),
      roles: splits
        .map((split) => ({ split, counts: roleCounts(rows, rules, split) }))
        .filter(({ split }) =>
          rules.some((rule) => rule.split === split && rule.source === source.id),
        ),
    }),
  );
  return options.json
    ? toJson({ format: 'hopwise/data-list@1', sources: listed })
    : dataListReport(listed);
}
