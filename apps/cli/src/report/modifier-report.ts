import type { CostOrigin } from '@hopwise/calibration';
import {
  type Cost,
  datapathsWith,
  modifierStages,
  type Modifier,
  refusedTogether,
} from '@hopwise/datapath';
import { originSentence } from '../platform-costs.ts';
import { costTable } from './cost-table.ts';
import { editText } from './edit-text.ts';
import { stageSources } from './stage-sources.ts';
import { wrap } from './wrap.ts';

/** One modifier for a person to read: what it changes, where it applies, what that costs. */
export function modifierReport(
  modifier: Modifier,
  { costs, origin }: { readonly costs: readonly Cost[]; readonly origin: CostOrigin },
): string {
  const { id, title, summary, edits, sources } = modifier;
  const brought = modifierStages(modifier);
  return [
    `${title} (${id}), modifier\n${wrap(summary)}`,
    ['What it changes', ...conditions(modifier), ...edits.map(editText)]
      .map((line, index) => (index === 0 ? line : `  ${wrap(line, 4)}`))
      .join('\n'),
    wherePart(modifier),
    `Sources:\n${sources.map((source) => `  ${source}`).join('\n')}`,
    ...(brought.length === 0 ? [] : [costTable(costs), stageSources(brought)]),
    originSentence(origin),
  ].join('\n\n');
}

const conditions = ({ kernelMin, ip, mtu }: Modifier): readonly string[] => [
  ...(kernelMin === undefined ? [] : [`needs Linux ${kernelMin} or newer`]),
  ...(ip === undefined ? [] : [`is for IPv${ip} only`]),
  ...(mtu === undefined ? [] : [`sets the MTU to ${mtu}`]),
];

/** Datapaths that it applies to, then those that refuse it, by reason. */
function wherePart(modifier: Modifier): string {
  const { applies, refused } = datapathsWith(modifier);
  const total = applies.length + refused.length;
  const withOthers = modifier.refusals.flatMap(({ when, because }) =>
    when.with === undefined
      ? []
      : [wrap(`Not together with ${when.with.join(', ')}: ${because}.`, 2)],
  );
  return [
    applies.length > total / 2
      ? `Applies to ${applies.length} of ${total} datapaths${refused.length === 0 ? '.' : ', all but these:'}`
      : wrap(`Applies to ${applies.length} of ${total} datapaths: ${applies.join(', ')}.`),
    ...refusedTogether(refused).map(({ because, ids }) =>
      wrap(`Not to ${ids.join(', ')}: ${because}.`, 2),
    ),
    ...withOthers,
  ].join('\n');
}
