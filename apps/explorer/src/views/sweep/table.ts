import { formatCount } from '../../format.ts';
import type { Knob } from '../../load/knobs.ts';
import { bandOf, formatMetric, type Metric, type MetricUnit } from '../../load/metrics.ts';
import type { Reply } from '../../worker/question.ts';
import type { TableColumn, TableData } from '../table-data.ts';
import { keyOf, type SweepKnown } from './sweep-answers.ts';

interface TableOptions {
  readonly knob: Knob;
  readonly second: Knob | null;
  readonly xs: readonly number[];
  readonly ys: readonly (number | null)[];
  readonly systems: readonly string[];
  readonly names: readonly string[];
  readonly metric: Metric;
  readonly unit: MetricUnit;
}

/** All that the lines or the map show, as a table: a row for each stop. */
export function sweepTable(caption: string, known: SweepKnown, options: TableOptions): TableData {
  const { knob, second, xs, ys, systems, names, metric, unit } = options;
  const valueOf = (reply: Reply | undefined): number | null =>
    reply?.kind === 'answer' ? metric.value(reply.prediction) : null;
  const amount = (name: string): TableColumn => ({
    ...{ name, unit, text: (value: number) => formatMetric(value, unit) },
  });
  const numberOf = ({ label, unit: of }: Knob): TableColumn => ({
    ...{ name: label, text: formatCount },
    ...(of === '' ? {} : { unit: of }),
  });
  if (second !== null) {
    return {
      caption,
      columns: [numberOf(second), numberOf(knob), ...names.map(amount)],
      rows: ys.flatMap((y, row) =>
        xs.map((x, column) => ({
          id: `${x} ${y}`,
          cells: [
            ...[y, x],
            ...systems.map((_, i) => valueOf(known.replies[i]?.[row * xs.length + column])),
          ],
        })),
      ),
    };
  }
  return {
    caption,
    columns: [
      numberOf(knob),
      ...names.flatMap((name) => [
        ...[amount(name), amount(`${name}, 5 %`), amount(`${name}, 95 %`)],
        amount(`${name}, simulated`),
      ]),
    ],
    rows: xs.map((x, column) => ({
      id: String(x),
      cells: [
        x,
        ...systems.flatMap((system, line) => {
          const bounded = known.bounded.get(keyOf(system, x));
          const band = bounded?.kind === 'answer' ? bandOf(metric, bounded) : null;
          return [
            ...[valueOf(known.replies[line]?.[column]), band?.p5 ?? null, band?.p95 ?? null],
            valueOf(known.simulated.get(keyOf(system, x))),
          ];
        }),
      ],
    })),
  };
}
