import type { Measurement, Role, Source } from '@hopwise/dataset';
import { formatCount } from './format.ts';
import { longTable } from './long-table.ts';
import { wrap } from './wrap.ts';

/** A row, and what it may be used for. */
export interface ShownRow extends Omit<Measurement, 'line'> {
  /** Role in each split that has a rule for its source. */
  readonly roles: Readonly<Record<string, Role>>;
}

/** Rows of a publication with their method, and what is doubtful about them. */
export const dataShowReport = (source: Source, rows: readonly ShownRow[]): string =>
  [heading(source), doubts(source), rowTable(rows), formatCount(rows.length, 'row')].join('\n\n');

const heading = (source: Source): string =>
  [
    `${source.id}: ${source.title}`,
    ...[...source.urls, ...(source.citation === undefined ? [] : [source.citation])],
    `Licence: ${source.licence}. Read: ${source.accessed}.`,
    `Method: ${source.method}`,
    ...(source.setup === undefined ? [] : [`Set-up: ${source.setup}.`]),
  ]
    .map((line) => wrap(line, 2))
    .join('\n');

const doubts = ({ doubtful }: Source): string =>
  doubtful.length === 0
    ? 'Nothing is known to be doubtful.'
    : ['Doubtful:', ...doubtful.map((doubt) => wrap(`- ${doubt}`, 2))].join('\n');

/** Splits in the order of their first rule; rows of one source have the same ones. */
function rowTable(rows: readonly ShownRow[]): string {
  const splits = Object.keys(rows[0]?.roles ?? {});
  return longTable(
    [
      'System',
      'workload',
      'path',
      'load',
      'run',
      'metric',
      'value>',
      'unit',
      'method',
      ...splits,
      'note',
    ],
    rows.map((row) => [
      row.systemVersion === '' ? row.system : `${row.system} ${row.systemVersion}`,
      row.workload,
      row.path,
      loadOf(row),
      row.run,
      row.metric,
      row.value === null ? 'missing' : String(row.value),
      row.unit,
      row.method,
      ...splits.map((split) => row.roles[split] ?? ''),
      row.note,
    ]),
  );
}

const loadOf = ({ streams, messageBytes, mtu }: ShownRow): string =>
  [
    ...(streams === null ? [] : [`x ${streams}`]),
    ...(messageBytes === null ? [] : [`${messageBytes} B`]),
    ...(mtu === null ? [] : [`MTU ${mtu}`]),
  ].join(', ');
