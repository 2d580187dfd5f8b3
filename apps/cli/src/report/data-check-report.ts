import type { DataTables } from '@hopwise/dataset';
import type { DataFinding } from '../data-findings.ts';
import { formatCount } from './format.ts';
import { wrap } from './wrap.ts';

/** What was checked and is whole, for a person to read. */
export const dataCheckReport = (findings: readonly DataFinding[]): string =>
  findings
    .map(({ path, kind, rows, tables }) =>
      wrap(
        `${path}: no problem; ${tables === null ? fileParts(kind, rows) : parts(tables, rows)}.`,
      ),
    )
    .join('\n');

const fileParts = (kind: DataFinding['kind'], rows: number | null): string =>
  rows === null ? `${kind}` : `${kind}, ${formatCount(rows, 'row')}`;

const parts = (tables: DataTables, rows: number | null): string =>
  [
    formatCount(tables.studies.length, 'source'),
    formatCount(rows ?? 0, 'measurement'),
    formatCount(tables.hardware.length, 'machine'),
    formatCount(tables.costs.length, 'cost table'),
    formatCount(tables.systems.content.length, 'system'),
    formatCount(new Set(tables.splits.content.map(({ split }) => split)).size, 'split'),
    formatCount(tables.capabilities.content.length, 'fact about products', 'facts about products'),
  ].join(', ');
