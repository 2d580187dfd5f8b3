import type { Cost } from '@hopwise/datapath';
import { csvText } from './csv-text.ts';
import { costColumns, type ParsedCost } from './parsed-costs.ts';

/**
 * Writes costs as the CSV that `parseCosts` reads; the `fit` column only when something is in it.
 *
 * @example formatCosts(parseCosts(text, file).costs) // same costs, same hash
 */
export function formatCosts(costs: readonly (Cost & Partial<Pick<ParsedCost, 'fit'>>)[]): string {
  const withFit = costs.some((cost) => cost.fit !== undefined && cost.fit !== '');
  const header = [...costColumns.required, ...(withFit ? costColumns.optional : [])];
  const rows = costs.map((cost) => [
    cost.subject,
    cost.parameter,
    String(cost.value),
    cost.unit,
    String(cost.low),
    String(cost.high),
    cost.basis,
    cost.source,
    ...(withFit ? [cost.fit ?? ''] : []),
  ]);
  return csvText([header, ...rows]);
}
