import { type Role, roles } from '@hopwise/dataset';
import { formatCount } from './format.ts';
import { table } from './table.ts';

/** A publication and what is in it. */
export interface ListedSource {
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly rows: number;
  /** Rows without a value: a failed or missing run. */
  readonly missing: number;
  readonly machines: readonly string[];
  readonly systems: readonly string[];
  readonly workloads: readonly string[];
  readonly metrics: readonly string[];
  /** Rows in each role, for each split that has a rule for it. */
  readonly roles: readonly {
    readonly split: string;
    readonly counts: Readonly<Partial<Record<Role, number>>>;
  }[];
}

/** The publications of a data folder, for a person to read. */
export const dataListReport = (sources: readonly ListedSource[]): string =>
  [
    table(
      ['Source', 'rows>', 'machines>', 'systems>', 'workloads>', 'metrics>', 'title'],
      sources.map(({ id, rows, machines, systems, workloads, metrics, title }) => [
        id,
        ...[rows, machines.length, systems.length, workloads.length, metrics.length].map(String),
        title,
      ]),
    ),
    table(
      ['Split', 'source', ...roles.map((role) => `${role}>`)],
      splitsOf(sources).flatMap((split) =>
        sources.flatMap(({ id, roles: own }) =>
          own
            .filter((each) => each.split === split)
            .map(({ counts }) => [split, id, ...roles.map((role) => String(counts[role] ?? 0))]),
        ),
      ),
    ),
    `${formatCount(sources.length, 'source')}, ${formatCount(totalRows(sources), 'row')}. hopwise data show <source> prints its rows, with method and doubts.`,
  ].join('\n\n');

const splitsOf = (sources: readonly ListedSource[]): readonly string[] =>
  [...new Set(sources.flatMap(({ roles: own }) => own.map(({ split }) => split)))].toSorted();

const totalRows = (sources: readonly ListedSource[]): number =>
  sources.reduce((sum, { rows }) => sum + rows, 0);
