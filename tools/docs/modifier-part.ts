import {
  datapaths,
  modifierStages,
  modifiers,
  type StageId,
  stages,
  stagesOf,
} from '@hopwise/datapath';
import type { ParsedCost } from '@hopwise/dataset';
import type { CostSources } from './cost-sources.ts';
import { markdownTable } from './markdown-table.ts';
import { stageTable } from './stage-table.ts';

const onSomeDatapath = new Set(datapaths.flatMap(stagesOf));

/** Every stage that a modifier brings and no datapath has by itself, once. */
export const broughtOnly: readonly StageId[] = [
  ...new Set(modifiers.flatMap(modifierStages)),
].filter((stage) => !onSomeDatapath.has(stage));

/** What each modifier does and where it is refused, and what the stages cost that it brings. */
export const modifierPart = (
  costs: readonly ParsedCost[],
  sources: CostSources,
): readonly string[] => [
  '## Modifiers',
  'A modifier changes a datapath: `--with notrack`, or `host+notrack` where two datapaths are compared. Several apply one after another.',
  markdownTable(
    ['modifier', 'title', 'what it is', 'kernel', 'refused where'],
    modifiers.map(({ id, title, summary, kernelMin = '', refusals }) => [
      `\`${id}\``,
      title,
      summary,
      kernelMin,
      refusals.map(({ because }) => because).join('; '),
    ]),
  ),
  '## Stages that come with a modifier',
  'Some are for one end, for traffic to a Service or for HTTP only; the pages on [Services](model/services.md), [policy](model/policy.md), [proxies](model/proxies.md) and [settings](model/settings.md) say what they stand for.',
  stageTable(
    broughtOnly.map((stage) => ({
      stage,
      context: stages[stage].contexts[0],
      isAfter: false,
    })),
    costs,
    sources,
  ),
];
