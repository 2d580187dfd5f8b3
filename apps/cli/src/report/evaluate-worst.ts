import { figureNames } from '@hopwise/calibration';
import type { EvaluationOutput } from '../schema/evaluate.ts';
import type { Block } from './blocks.ts';
import { testName } from './evaluate-scores.ts';
import { figureAmount } from './figure-amount.ts';
import { formatError, formatNumber } from './format.ts';
import { pathName } from './names.ts';

/** The rows that miss most, each with what the model says limits it; nothing when there are none. */
export const worstBlocks = (worst: EvaluationOutput['worst']): readonly Block[] =>
  worst.length === 0
    ? []
    : [
        { kind: 'heading', level: 3, text: `The ${worst.length} rows that miss most` },
        {
          kind: 'list',
          items: worst.map(({ row, bottleneck, stages }) =>
            [
              `${formatError(row.error)} ${figureNames[row.figure].title} of ${row.system}`,
              ` (${pathName(row.datapath, row.modifiers)}), ${testName(row.test)}:`,
              ` ${figureAmount(row.predicted, row)} predicted, ${figureAmount(row.measured, row)} measured.`,
              ` Model: ${bottleneck}.`,
              ` Most time: ${stages.map(stageText).join(', ')}.`,
            ].join(''),
          ),
        },
      ];

const stageText = ({ end, stage, cores }: EvaluationOutput['worst'][number]['stages'][number]) =>
  `${stage} at the ${end} (${formatNumber(cores)} cores)`;
