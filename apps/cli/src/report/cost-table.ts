import type { Cost } from '@hopwise/datapath';
import { formatNumber } from './format.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** Costs with a number for each source, then the sources: they repeat, and they are sentences. */
export function costTable(costs: readonly Cost[]): string {
  const sources = [...new Set(costs.map((cost) => cost.source))];
  const rows = costs.map((cost) => [
    cost.subject,
    cost.parameter,
    formatNumber(cost.value),
    `${formatNumber(cost.low)} .. ${formatNumber(cost.high)}`,
    cost.unit,
    cost.basis,
    `[${sources.indexOf(cost.source) + 1}]`,
  ]);
  return [
    table(['stage', 'parameter', 'value>', 'range>', 'unit', 'basis', 'source'], rows),
    '',
    ...sources.map((source, i) => `${`[${i + 1}]`.padEnd(5)}${wrap(source, 5)}`),
  ].join('\n');
}
