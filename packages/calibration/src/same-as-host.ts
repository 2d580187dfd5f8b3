import { relativeErrors } from './relative-errors.ts';
import type { StudyErrors, StudyRow } from './study-comparison.ts';

/**
 * Errors of the guess that a row costs what the host's own network costs.
 *
 * The guess is told what the study published for the host at the same test and process count, which
 * no prediction is told.
 */
export function sameAsHost(row: StudyRow, rows: readonly StudyRow[]): StudyErrors {
  const host = rows.find(
    (other) =>
      other.datapath === 'host' &&
      other.modifiers.length === 0 &&
      other.workload === row.workload &&
      other.processes === row.processes &&
      other.mtu === row.mtu,
  );
  return relativeErrors(host?.published ?? null, row.published);
}
