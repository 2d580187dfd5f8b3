import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import { pathName, signedPercent, percent, testNames } from './format.ts';
import { markdownTable } from './markdown-table.ts';

/** How far the two solvers are apart on one scenario: analytic over events, less one. */
interface Agreement {
  readonly events: StudyRow;
  readonly rate: number;
  readonly cpu: number;
}

/** Events against analytic on every scenario: a summary per test, then each one. */
export function agreementBlock(events: StudyComparison, analytic: StudyComparison): string {
  const all = events.rows.map((row, index) => agreementOf(row, analytic.rows[index]));
  return [
    markdownTable(
      ['test', 'processes:', 'scenarios:', 'rate, median:', 'worst:', 'CPU, median:', 'worst:'],
      groups(all).map(summaryOf),
    ),
    '',
    'Every scenario, analytic over events:',
    '',
    markdownTable(
      ['test', 'processes:', 'datapath', 'rate:', 'CPU of both ends:'],
      all.map(({ events: row, rate, cpu }) => [
        testNames[row.workload],
        String(row.processes),
        pathName(row.datapath, row.modifiers),
        signedPercent(rate),
        signedPercent(cpu),
      ]),
    ),
  ].join('\n');
}

function agreementOf(events: StudyRow, analytic: StudyRow | undefined): Agreement {
  if (analytic === undefined) throw new RangeError('the solvers solved different scenarios');
  const cpuOf = ({ prediction: { cpuPerUnit } }: StudyRow): number =>
    cpuPerUnit.client + cpuPerUnit.server;
  return {
    events,
    rate: analytic.prediction.rate.value / events.prediction.rate.value - 1,
    cpu: cpuOf(analytic) / cpuOf(events) - 1,
  };
}

const groupOf = ({ events: { workload, processes } }: Agreement): string =>
  `${workload} ${processes}`;

const groups = (all: readonly Agreement[]): readonly (readonly Agreement[])[] =>
  [...new Set(all.map(groupOf))].map((group) => all.filter((each) => groupOf(each) === group));

function summaryOf(group: readonly Agreement[]): readonly string[] {
  const first = group[0]?.events;
  if (first === undefined) return [];
  const rates = group.map(({ rate }) => Math.abs(rate)).toSorted((a, b) => a - b);
  const cpus = group.map(({ cpu }) => Math.abs(cpu)).toSorted((a, b) => a - b);
  return [
    testNames[first.workload],
    String(first.processes),
    String(group.length),
    percent(medianOf(rates)),
    percent(rates.at(-1) ?? null),
    percent(medianOf(cpus)),
    percent(cpus.at(-1) ?? null),
  ];
}

const medianOf = (sorted: readonly number[]): number => {
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
};
