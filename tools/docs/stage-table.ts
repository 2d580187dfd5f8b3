import type { Context, StageId } from '@hopwise/datapath';
import { stages } from '@hopwise/datapath';
import type { ParsedCost } from '@hopwise/dataset';
import type { CostSources } from './cost-sources.ts';
import { significant } from './format.ts';
import { kernelLink } from './kernel-link.ts';
import { markdownTable } from './markdown-table.ts';

/** A stage as one visit meets it. */
export interface MetStage {
  readonly stage: StageId;
  /** Context of the visit. */
  readonly context: Context;
  /** Off the critical path of the skb. */
  readonly isAfter: boolean;
}

/** One row per stage: what it is charged for, what that costs, who says so. */
export function stageTable(
  met: readonly MetStage[],
  costs: readonly ParsedCost[],
  sources: CostSources,
): string {
  return markdownTable(
    ['stage', 'what it does', 'context', 'cost [ns] (interval), basis', 'kernel function'],
    met.map(({ stage, context, isAfter }) => {
      const own = costs.filter(({ subject }) => subject === stage);
      const { title, kernel } = stages[stage];
      return [
        `\`${stage}\`${isAfter ? ' (after the skb)' : ''}`,
        title,
        contextOf(stage, context),
        own.map((cost) => costCell(cost, sources)).join('<br>'),
        kernelLink(kernel),
      ];
    }),
  );
}

/** A stage that cannot run in the visit's context runs in its own first one. */
function contextOf(stage: StageId, visit: Context): Context {
  const allowed: readonly Context[] = stages[stage].contexts;
  return allowed.includes(visit) ? visit : (allowed[0] ?? visit);
}

function costCell(cost: ParsedCost, sources: CostSources): string {
  const { value, low, high, unit, basis, source } = cost;
  const per = unit.replace('ns/', 'per ');
  const interval = `${significant(low)} to ${significant(high)}`;
  return `${significant(value)} ${per} (${interval}), ${basis} [${sources.numberOf(source)}]`;
}
