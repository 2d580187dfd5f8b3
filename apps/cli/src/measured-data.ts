import type { MeasuredData } from '@hopwise/calibration';
import type { Measurement } from '@hopwise/dataset';
import { readSources } from './data-sources.ts';
import { readSystems } from './read-study.ts';

const columns = [
  'hardwareId',
  'system',
  'systemVersion',
  'workload',
  'path',
  'streams',
  'messageBytes',
  'mtu',
  'run',
  'metric',
  'value',
  'unit',
  'method',
  'note',
  'line',
] as const satisfies readonly (keyof Measurement)[];

/** Every measured row of a data folder, and its source. */
export function measuredData(root: string): MeasuredData {
  const { sources } = readSources(root);
  return {
    format: 'hopwise/measured@1',
    sources: sources.map(({ source: { id, title, urls, doubtful } }) => ({
      id,
      title,
      urls,
      doubtful,
    })),
    systems: readSystems(root),
    columns: ['source', ...columns],
    rows: sources.flatMap(({ rows }) =>
      rows.map((row) => [row.source, ...columns.map((column) => row[column])]),
    ),
  };
}
