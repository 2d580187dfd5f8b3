import type { CostOrigin, CostPosterior } from '@hopwise/calibration';
import type { CostTable } from '@hopwise/datapath';
import { formatCount } from './report/format.ts';
import type { FitRecord } from './fit-record.ts';

/** The costs of a machine, and where they come from. */
export interface PlatformCosts {
  /** As a message should name it. */
  readonly file: string;
  /** Where a fitted table is looked for first. */
  readonly wanted: string;
  readonly table: CostTable;
  readonly kind: CostOrigin['kind'];
  readonly fit: FitRecord | null;
  /** How sure the costs are: of those that were scaled, as they were before. */
  readonly posterior: CostPosterior;
}

export const originOf = ({ table, kind, fit }: PlatformCosts): CostOrigin => ({
  id: table.id,
  hash: table.hash,
  kind,
  parametersFitted: fit?.parameters ?? null,
  figuresFitted: fit?.figures ?? null,
  rowsFitted: fit?.rows ?? null,
});

/** One sentence on where the costs come from. */
export function originSentence(origin: CostOrigin): string {
  const { id, kind, parametersFitted, figuresFitted, rowsFitted } = origin;
  if (kind === 'prior') {
    return `Costs: priors of ${id}, nothing fitted: published and assumed stage costs as they are.`;
  }
  if (kind === 'transferred') {
    return `Costs: those of ${id}, scaled to this machine by class of work (docs/model/transfer.md); none was fitted on it.`;
  }
  if (parametersFitted === null || figuresFitted === null || rowsFitted === null) {
    return `Costs: fitted table ${id}; its record of parameters and rows is missing.`;
  }
  const parameters = formatCount(parametersFitted, 'parameter');
  const figures = formatCount(figuresFitted, 'figure');
  return `Costs: fitted table ${id}, ${parameters} on ${figures} of ${formatCount(rowsFitted, 'row')}.`;
}
