import { formatDifference, formatShare, formatTau } from '../../format.ts';
import { roleNames } from '../../names.ts';
import type { TableColumn, TableData } from '../table-data.ts';
import type { Judgement } from './judged-row.ts';
import type { GroupScore } from './scores.ts';

const share = (name: string): TableColumn => ({ name, unit: 'fraction', text: formatShare });

/** How well each group is predicted, and its worst row. */
export const scoresTable = (caption: string, scores: readonly GroupScore[]): TableData => ({
  caption,
  columns: [
    { name: 'Group' },
    { name: 'Rows' },
    { name: 'Count', text: String },
    share('Median error'),
    share('P90 of the error'),
    { name: 'Mean signed error', unit: 'fraction', text: formatDifference },
    share('Within 50 % interval'),
    share('Within 90 % interval'),
    { name: 'Worst' },
  ],
  rows: scores.map((score) => ({
    id: `${score.role} ${score.name}`,
    cells: [
      score.name,
      roleNames[score.role],
      score.rowCount,
      score.mdape,
      score.p90,
      score.bias,
      score.coverage50,
      score.coverage90,
      `${formatDifference(score.worst.error)}, ${score.worst.name}, ${score.worst.test}`,
    ],
  })),
});

/** Targets, those that are missed first. */
export const targetsTable = ({ title, targets }: Judgement): TableData => ({
  caption: `Targets. ${title}`,
  columns: [
    { name: 'Rows' },
    { name: 'Verdict' },
    { name: 'Count', text: String },
    share('Median error'),
    share('Target'),
    share('P90'),
    share('P90 target'),
    { name: 'Kendall tau', text: formatTau },
    { name: 'Tau target', text: formatTau },
  ],
  rows: targets
    .toSorted((a, b) => rank(a.isMet) - rank(b.isMet))
    .map((target, index) => ({
      id: String(index),
      cells: [
        target.rows,
        target.isMet === null ? 'no rows' : target.isMet ? 'met' : 'missed',
        target.rowCount,
        target.mdape,
        target.mdapeTarget,
        target.p90,
        target.p90Target,
        target.kendallTau,
        target.kendallTauTarget,
      ],
    })),
});

const rank = (isMet: boolean | null): number => (isMet === null ? 2 : isMet ? 1 : 0);
