import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import { type WorkloadKind, workloadKinds } from '@hopwise/datapath';
import { originSentence } from '../platform-costs.ts';
import { accuracyReport } from './accuracy-report.ts';
import { formatCount, formatError, formatPercent, formatRate } from './format.ts';
import { operationNames, pathName, roleNames, workloadNames } from './names.ts';
import { formatPerUnit } from './per-unit.ts';
import { table } from './table.ts';

/** A study for a person to read: each test's rates and CPU, then the accuracy. */
export const comparisonReport = (comparison: StudyComparison): string =>
  [
    heading(comparison),
    ...testsOf(comparison.rows).flatMap((rows) => [ratesOf(rows), cpuOf(rows)]),
    accuracyReport(comparison.accuracy),
    originSentence(comparison.costs),
  ].join('\n\n');

const heading = ({ study, hardware, rows, solver }: StudyComparison): string =>
  `Study ${study} on ${hardware}: ${formatCount(rows.length, 'scenario')}, ${
    solver === 'events' ? 'simulated' : 'in closed form'
  }, beside what was published.
fit: the fit saw it. held out: nothing saw it. seen: no fit saw it, but an assumption was
chosen with it in view.`;

/** Rows of one workload and process count together, in the order given. */
const testsOf = (rows: readonly StudyRow[]): readonly (readonly StudyRow[])[] =>
  workloadKinds.flatMap((workload) => {
    const ofWorkload = rows.filter((row) => row.workload === workload);
    const counts = [...new Set(ofWorkload.map((row) => row.processes))];
    return counts.map((processes) => ofWorkload.filter((row) => row.processes === processes));
  });

const titleOf = (rows: readonly StudyRow[]): string => {
  const [first] = rows;
  if (first === undefined) return '';
  return `${workloadNames[first.workload]}, ${formatCount(first.processes, 'process', 'processes')}`;
};

const ratesOf = (rows: readonly StudyRow[]): string =>
  `${titleOf(rows)}: rates\n${table(
    ['datapath', 'row', 'predicted>', 'interval>', 'published>', 'error>', 'bottleneck'],
    rows.map(({ datapath, modifiers, role, prediction, published, errors }) => {
      const { rate, bottleneck } = prediction;
      const halfWidth = (rate.high - rate.low) / 2 / rate.value;
      return [
        pathName(datapath, modifiers),
        published === null ? 'no figure' : roleNames[role],
        formatRate(rate.value, rate.unit),
        prediction.solver === 'events' ? `+-${formatPercent(halfWidth)}` : '-',
        typeof published?.rate === 'number' ? formatRate(published.rate, published.rateUnit) : '-',
        formatError(errors.rate),
        bottleneck.resource,
      ];
    }),
  )}`;

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
