import type { Quantiles, StudyRow } from '@hopwise/calibration';
import type { WorkloadKind } from '@hopwise/datapath';
import { originSentence } from '../platform-costs.ts';
import type { ComparedStudy } from '../study-comparison.ts';
import { accuracyReport } from './accuracy-report.ts';
import { formatError, formatPercent, formatRate } from './format.ts';
import { bottleneckName, operationNames, pathName, roleNames } from './names.ts';
import { formatPerUnit } from './per-unit.ts';
import { testsOf, titleOf } from './rows-of-test.ts';
import { studyHeading } from './study-heading.ts';
import { table } from './table.ts';

/** A study for a person to read: each test's rates and CPU, then the accuracy. */
export const comparisonReport = ({ comparison, isFromCache }: ComparedStudy): string =>
  [
    studyHeading({ comparison, isFromCache }),
    ...testsOf(comparison.rows).flatMap((rows) => [ratesOf(rows), cpuOf(rows)]),
    accuracyReport(comparison.accuracy),
    originSentence(comparison.costs),
  ].join('\n\n');

const ratesOf = (rows: readonly StudyRow[]): string =>
  `${titleOf(rows)}: rates\n${table(
    ['datapath', 'row', 'predicted>', 'run>', 'nine of ten>', 'published>', 'error>', 'bottleneck'],
    rows.map(({ datapath, modifiers, role, prediction, intervals, published, errors }) => {
      const { rate } = prediction;
      const halfWidth = (rate.high - rate.low) / 2 / rate.value;
      return [
        pathName(datapath, modifiers),
        roleNames[role],
        formatRate(rate.value, rate.unit),
        prediction.solver === 'events'
          ? `${prediction.run.converged ? '' : 'NOT converged '}+-${formatPercent(halfWidth)}`
          : '-',
        rangeText(intervals.rate, rate.unit),
        typeof published?.rate === 'number' ? formatRate(published.rate, published.rateUnit) : '-',
        formatError(errors.rate),
        bottleneckName(prediction),
      ];
    }),
  )}`;

/** Where nine of ten measurements of a rate are expected. */
const rangeText = (quantiles: Quantiles | undefined, unit: 'bit/s' | '1/s'): string =>
  quantiles === undefined
    ? '-'
    : `${formatRate(quantiles.p5, unit)} .. ${formatRate(quantiles.p95, unit)}`;

const cpuOf = (rows: readonly StudyRow[]): string => {
  const workload: WorkloadKind = rows[0]?.workload ?? 'tcp-rr';
  const cells = rows.flatMap((row) => [cpuCells(row, 'client'), cpuCells(row, 'server')]);
  return `${titleOf(rows)}: CPU [cores], and CPU time per ${operationNames[workload]}\n${table(
    [
      'datapath',
      'end',
      'process>',
      'softirq>',
      'hardirq>',
      'total>',
      'published>',
      'time>',
      'published>',
      'error>',
    ],
    cells,
  )}`;
};

function cpuCells(row: StudyRow, end: 'client' | 'server'): readonly string[] {
  const { prediction, published, errors } = row;
  const use = prediction.cpu[end];
  const publishedCores = end === 'client' ? published?.cpuClientCores : published?.cpuServerCores;
  const publishedTime =
    end === 'client' ? published?.cpuClientPerUnit : published?.cpuServerPerUnit;
  return [
    end === 'client' ? pathName(row.datapath, row.modifiers) : '',
    end,
    ...[use.process, use.softirq, use.hardirq, use.total].map((cores) => cores.toFixed(2)),
    publishedCores?.toFixed(2) ?? '-',
    formatPerUnit(prediction.cpuPerUnit[end], prediction.cpuPerUnit.unit),
    formatPerUnit(publishedTime ?? null, prediction.cpuPerUnit.unit),
    formatError(end === 'client' ? errors.cpuClient : errors.cpuServer),
  ];
}
