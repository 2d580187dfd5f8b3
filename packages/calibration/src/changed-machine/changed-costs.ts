import type { CostTable } from '@hopwise/datapath';
import { contentHash } from '@hopwise/datapath';
import { formatCosts } from '@hopwise/dataset';
import { type CostRatios, ratiosOf } from './cost-ratios.ts';

/** The costs of a machine after its processor was changed; each says what it was multiplied by. */
export function changedCosts(table: CostTable, ratios: CostRatios): CostTable {
  const costs = table.costs.map((cost) => {
    const named = ratiosOf(cost).map((name) => [name, ratios[name]] as const);
    const moved = named.filter(([, ratio]) => ratio.value !== 1);
    if (moved.length === 0) return cost;
    const product = (of: 'value' | 'low' | 'high'): number =>
      moved.reduce((sum, [, ratio]) => sum * ratio[of], cost[of]);
    const how = moved.map(([name, { value }]) => `${value} (${name})`).join(' x ');
    return {
      ...cost,
      ...{ value: product('value'), low: product('low'), high: product('high') },
      basis: 'derived' as const,
      source: `${cost.source} ; x ${how}`,
    };
  });
  return { id: table.id, hash: contentHash(formatCosts(costs)), costs };
}
