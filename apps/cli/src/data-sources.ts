import {
  checkData,
  type Measurement,
  type Role,
  roleOf,
  roles,
  type Source,
  type SplitRule,
} from '@hopwise/dataset';
import { shownPath } from './data-file.ts';
import { dataTexts } from './data-texts.ts';

/** A publication, its rows, and what they may be used for. */
interface DataSource {
  readonly source: Source;
  readonly rows: readonly Measurement[];
}

/** All publications of a data folder, and its splits. */
export interface DataSources {
  readonly sources: readonly DataSource[];
  readonly rules: readonly SplitRule[];
  readonly splits: readonly string[];
}

/** @throws {DatasetError} with every problem of the folder */
export function readSources(root: string): DataSources {
  const { studies, splits } = checkData(dataTexts(root), `${shownPath(root)}/`);
  const rules = splits.content;
  return {
    sources: studies.map(({ source, measurements }) => ({
      source: source.content,
      rows: measurements.content,
    })),
    rules,
    splits: [...new Set(rules.map(({ split }) => split))],
  };
}

/** Number of rows in each role; roles without rows are left out. */
export function roleCounts(
  rows: readonly Measurement[],
  rules: readonly SplitRule[],
  split: string,
): Partial<Record<Role, number>> {
  const all = rows.map((row) => roleOf(row, rules, split).role);
  const counts = roles.map((role) => [role, all.filter((each) => each === role).length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** Distinct values of a column, in order. */
export const distinct = (
  rows: readonly Measurement[],
  column: 'hardwareId' | 'system' | 'workload' | 'metric',
): readonly string[] => [...new Set(rows.map((row) => row[column]))].toSorted();
