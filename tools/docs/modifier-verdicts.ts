import { type Datapath, modifiersOf, refusedTogether } from '@hopwise/datapath';
import { markdownTable } from './markdown-table.ts';

/** Modifiers that apply to a datapath, and those that do not, by reason. */
export function modifierVerdicts(datapath: Datapath): readonly string[] {
  const { applies, refused } = modifiersOf(datapath);
  const named = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(', ');
  return [
    '## Modifiers',
    `These apply, each alone: ${named(applies)}.`,
    ...(refused.length === 0
      ? []
      : [
          markdownTable(
            ['refused', 'because'],
            refusedTogether(refused).map(({ because, ids }) => [named(ids), because]),
          ),
        ]),
  ];
}
