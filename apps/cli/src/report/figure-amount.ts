import { type FigureName, figureNames } from '@hopwise/calibration';
import { workloadFacts } from '@hopwise/datapath';
import type { EvaluationOutput } from '../schema/evaluate.ts';
import { formatDuration, formatNumber, formatRate } from './format.ts';

type Row = EvaluationOutput['rows'][number];

/** @example figureAmount(0.25, row) // 0.250 ns/byte */
export function figureAmount(
  value: number,
  { figure, test }: Pick<Row, 'figure' | 'test'>,
): string {
  const isExchange = workloadFacts(test.workload).class === 'exchange';
  const isCpu = (name: FigureName): boolean => figureNames[name].unit === 'ns or ns/byte';
  if (figure === 'rate') return formatRate(value, isExchange ? '1/s' : 'bit/s');
  if (figure === 'sent' || figure === 'retransmits') return formatRate(value, '1/s');
  if (isCpu(figure) && !isExchange) return `${formatNumber(value)} ns/byte`;
  return formatDuration(value);
}
