import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import { roleNames } from '../names.ts';

/** What a reader must know before trusting the rows shown, in the order of weight. */
export function doubts(
  study: StudyComparison,
  rows: readonly StudyRow[],
  catalogueHash: string,
): readonly string[] {
  const stale = rows.some((row) => row.prediction.run.catalogueHash !== catalogueHash);
  const unsettled = rows.filter((row) => !row.prediction.run.converged).length;
  return [
    ...(stale
      ? [
          'Stale: these predictions were made with another catalogue of datapaths than this page has.',
        ]
      : []),
    ...(study.solver === 'analytic'
      ? ['Closed form: the analytic solver answered, not the simulator.']
      : []),
    ...(unsettled > 0
      ? [`Not settled: the interval of ${unsettled} of ${rows.length} rates is wider than asked.`]
      : []),
    fitNote(study, rows),
  ];
}

function fitNote({ costs }: StudyComparison, rows: readonly StudyRow[]): string {
  const counts = (['held-out', 'seen', 'fit', 'not-compared'] as const)
    .map((role) => ({ role, count: rows.filter((row) => row.role === role).length }))
    .filter(({ count }) => count > 0)
    .map(({ role, count }) => `${count} ${roleNames[role]}`);
  const rowsAre = counts.length > 0 ? ` Rows shown: ${counts.join(', ')}.` : '';
  if (costs.kind === 'prior') return 'Costs are first estimates; nothing was fitted to any row.';
  if (costs.kind === 'transferred') {
    return `Costs are those of ${costs.id}, scaled to this machine; none was fitted on it.${rowsAre}`;
  }
  const { parametersFitted, figuresFitted, rowsFitted } = costs;
  if (parametersFitted === null || figuresFitted === null || rowsFitted === null) {
    return `Costs were fitted.${rowsAre}`;
  }
  return `${parametersFitted} parameters were fitted on ${figuresFitted} figures of ${rowsFitted} rows.${rowsAre}`;
}
