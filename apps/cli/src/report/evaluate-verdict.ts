import type { EvaluateOutput } from '../schema/evaluate.ts';
import type { Block } from './blocks.ts';
import { share, tau } from './evaluate-scores.ts';
import { formatCount } from './format.ts';

/** What should be reached beside what is, the missed first; nothing when no target is set. */
export function verdictBlocks({ evaluations }: EvaluateOutput): readonly Block[] {
  const targets = evaluations.flatMap(({ id, targets: own }) =>
    own.map((target) => ({ id, ...target })),
  );
  if (targets.length === 0) return [];
  const missed = targets.filter(({ isMet }) => isMet === false);
  const others = targets.filter(({ isMet }) => isMet !== false);
  return [
    { kind: 'heading', level: 2, text: 'Targets' },
    { kind: 'text', text: `${missed.length} of ${formatCount(targets.length, 'target')} missed.` },
    {
      kind: 'table',
      columns: [
        ...['evaluation', 'target', 'n>', 'MdAPE>', 'at most>', 'P90>', 'at most>', 'tau>'],
        ...['at least>', 'met'],
      ],
      rows: [...missed, ...others].map((each) => [
        each.id,
        each.rows,
        String(each.rowCount),
        share(each.mdape),
        share(each.mdapeTarget),
        share(each.p90),
        share(each.p90Target),
        tau(each.kendallTau),
        tau(each.kendallTauTarget),
        each.isMet === null ? 'no rows' : each.isMet ? 'yes' : 'NO',
      ]),
    },
  ];
}
