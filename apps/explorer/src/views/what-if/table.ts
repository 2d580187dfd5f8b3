import type { Answers } from '../../load/live-answers.ts';
import { bandOf, formatMetric, type Metric, type MetricUnit } from '../../load/metrics.ts';
import { bottleneckName, datapathName, familyName } from '../../names.ts';
import type { TableColumn, TableData } from '../table-data.ts';
import { valueOf } from './words.ts';

/** All that the small multiples show, as a table. */
export function multiplesTable(
  caption: string,
  ids: readonly string[],
  {
    answers,
    pins,
    metric,
    unit,
  }: {
    readonly answers: Answers;
    readonly pins: readonly Answers['known'][];
    readonly metric: Metric;
    readonly unit: MetricUnit;
  },
): TableData {
  const amount = (name: string): TableColumn => ({
    ...{ name, unit, text: (value: number) => formatMetric(value, unit) },
  });
  return {
    caption,
    columns: [
      { name: 'Datapath' },
      { name: 'Family' },
      amount('Predicted'),
      ...['5 %', '25 %', '75 %', '95 %'].map(amount),
      { name: 'Solver' },
      ...pins.map((_, i) => amount(`Pin ${'ABC'.charAt(i)}`)),
      { name: 'What limits it' },
    ],
    rows: ids.map((id) => {
      const known = answers.known.get(id);
      const reply = known?.reply;
      const band = reply?.kind === 'answer' ? bandOf(metric, reply) : null;
      const how = known?.stage === 'simulated' ? 'events' : 'closed form';
      return {
        id,
        cells: [
          ...[datapathName(id, []), familyName(id), valueOf(known, metric)],
          ...[band?.p5 ?? null, band?.p25 ?? null, band?.p75 ?? null, band?.p95 ?? null],
          reply?.kind === 'answer' ? how : '',
          ...pins.map((pin) => valueOf(pin.get(id), metric)),
          reply?.kind === 'refusal'
            ? reply.because.join('; ')
            : reply === undefined
              ? ''
              : bottleneckName(reply.prediction.bottleneck),
        ],
      };
    }),
  };
}
