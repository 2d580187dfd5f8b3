import { type FigureName, figureNames } from '@hopwise/calibration';
import { workloadFacts } from '@hopwise/datapath';
import type { EvaluationOutput } from '../schema/evaluate.ts';
import type { Block } from './blocks.ts';
import { testName } from './evaluate-scores.ts';
import { formatDuration, formatError, formatNumber, formatRate } from './format.ts';
import { pathName } from './names.ts';

type Row = EvaluationOutput['rows'][number];

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
              ` ${amount(row.predicted, row)} predicted, ${amount(row.measured, row)} measured.`,
              ` Model: ${bottleneck}.`,
              ` Most time: ${stages.map(stageText).join(', ')}.`,
            ].join(''),
          ),
        },
      ];

const stageText = ({ end, stage, cores }: EvaluationOutput['worst'][number]['stages'][number]) =>
  `${stage} at the ${end} (${formatNumber(cores)} cores)`;

/** @example amount(0.25, row) // 0.250 ns/byte */
function amount(value: number, { figure, test }: Pick<Row, 'figure' | 'test'>): string {
  const isExchange = workloadFacts(test.workload).class === 'exchange';
  const isCpu = (name: FigureName): boolean => figureNames[name].unit === 'ns or ns/byte';
  if (figure === 'rate') return formatRate(value, isExchange ? '1/s' : 'bit/s');
  if (figure === 'sent' || figure === 'retransmits') return formatRate(value, '1/s');
  if (isCpu(figure) && !isExchange) return `${formatNumber(value)} ns/byte`;
  return formatDuration(value);
}
