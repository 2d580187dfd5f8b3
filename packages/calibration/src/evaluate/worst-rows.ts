import type { StageShare } from '@hopwise/datapath';
import { figureNames } from './figure-names.ts';
import type { ScoredRow } from './scored-row.ts';

/** A row that is far off, and what the model makes of it. */
export interface WorstRow {
  readonly row: ScoredRow;
  /** What limits, in the model's words. */
  readonly bottleneck: string;
  /** The stages that take most time on either end, most first. */
  readonly stages: readonly StageShare[];
}

const stagesShown = 3;

/** The rows that miss most, by the ratio of prediction and measurement either way. */
export const worstRows = (rows: readonly ScoredRow[], count = 10): readonly WorstRow[] =>
  rows
    .filter(({ figure }) => figureNames[figure].judgedBy === 'error')
    .toSorted((a, b) => distance(b) - distance(a) || (keyOf(a) < keyOf(b) ? -1 : 1))
    .slice(0, count)
    .map((row) => ({
      row,
      bottleneck: row.prediction.bottleneck.explanation,
      stages: row.prediction.stages.toSorted((a, b) => b.cores - a.cores).slice(0, stagesShown),
    }));

const distance = ({ predicted, measured }: ScoredRow): number =>
  Math.abs(Math.log(Math.max(predicted, Number.MIN_VALUE) / measured));

const keyOf = ({ trial, figure }: ScoredRow): string => `${trial.id} ${figure}`;
