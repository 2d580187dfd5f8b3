import { figureNames } from '@hopwise/calibration';
import { workloadFacts } from '@hopwise/datapath';
import type { EvaluationOutput } from '../../schema/evaluate.ts';
import { figureAmount } from '../figure-amount.ts';
import { formatError } from '../format.ts';
import { pathName } from '../names.ts';
import { testName } from '../evaluate-scores.ts';

export type Row = EvaluationOutput['rows'][number];

/** Quantities that share a unit are drawn on one pair of axes. */
export const quantities = {
  stream: { title: 'Rates of streams', unit: 'bit/s', scale: 1 },
  exchange: { title: 'Rates of exchanges and datagrams', unit: '/s', scale: 1 },
  latency: { title: 'Mean latencies', unit: 's', scale: 1e-9 },
  'cpu-exchange': { title: 'CPU per operation', unit: 's', scale: 1e-9 },
  'cpu-byte': { title: 'CPU per byte', unit: 's', scale: 1e-9 },
} as const;

export type Quantity = keyof typeof quantities;

export const quantityList = Object.keys(quantities) as readonly Quantity[];

/** Of what quantity a figure is; null for one that is judged by its magnitude only. */
export function quantityOf({ figure, test }: Row): Quantity | null {
  const isExchange = workloadFacts(test.workload).class === 'exchange';
  if (figureNames[figure].judgedBy === 'magnitude') return null;
  if (figure === 'latency') return 'latency';
  if (figure === 'sent') return 'exchange';
  if (figure === 'rate') return isExchange ? 'exchange' : 'stream';
  return isExchange ? 'cpu-exchange' : 'cpu-byte';
}

/** What a mark says of its row when it is pointed at. */
export const rowTitle = (row: Row): string =>
  [
    `${pathName(row.datapath, row.modifiers)}, ${testName(row.test)}: ${figureNames[row.figure].title}`,
    `${figureAmount(row.predicted, row)} predicted, ${figureAmount(row.measured, row)} measured, ${formatError(row.error)}`,
    ...(row.role === 'seen' ? ['seen by a fit or a choice, not scored'] : []),
  ].join('; ');
