import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import { pathName, signedPercent, percent, testName } from './format.ts';
import { markdownTable } from './markdown-table.ts';

/** How far the two solvers are apart on one scenario: analytic over events, less one. */
interface Agreement {
  readonly events: StudyRow;
  readonly rate: number;
  /** Per end: a difference of one end can cancel that of the other. */
  readonly client: number;
  readonly server: number;
}

/** Events against analytic on every scenario: a summary per test, then each one. */
export function agreementBlock(events: StudyComparison, analytic: StudyComparison): string {
  const all = events.rows.map((row, index) => agreementOf(row, analytic.rows[index]));
  return [
    markdownTable(
      [
        ...['test', 'processes:', 'scenarios:', 'rate, median:', 'worst:'],
        ...['client CPU, median:', 'worst:', 'server CPU, median:', 'worst:'],
      ],
      groups(all).map(summaryOf),
    ),
    '',
    'Every scenario, analytic over events:',
    '',
    markdownTable(
      ['test', 'processes:', 'datapath', 'rate:', 'client CPU:', 'server CPU:'],
      all.map(({ events: row, rate, client, server }) => [
        testName(row.workload),
        String(row.processes),
        pathName(row.datapath, row.modifiers),
        signedPercent(rate),
        signedPercent(client),
        signedPercent(server),
      ]),
    ),
  ].join('\n');
}

function agreementOf(events: StudyRow, analytic: StudyRow | undefined): Agreement {
  if (analytic === undefined) throw new RangeError('the solvers solved different scenarios');
  const [one, other] = [events.prediction, analytic.prediction];
  return {
    events,
    rate: other.rate.value / one.rate.value - 1,
    client: other.cpuPerUnit.client / one.cpuPerUnit.client - 1,
    server: other.cpuPerUnit.server / one.cpuPerUnit.server - 1,
  };
}

const groupOf = ({ events: { workload, processes } }: Agreement): string =>
  `${workload} ${processes}`;

const groups = (all: readonly Agreement[]): readonly (readonly Agreement[])[] =>
  [...new Set(all.map(groupOf))].map((group) => all.filter((each) => groupOf(each) === group));

function summaryOf(group: readonly Agreement[]): readonly string[] {
  const first = group[0]?.events;
  if (first === undefined) return [];
  return [
    testName(first.workload),
    String(first.processes),
    String(group.length),
    ...medianAndWorst(group.map(({ rate }) => rate)),
    ...medianAndWorst(group.map(({ client }) => client)),
    ...medianAndWorst(group.map(({ server }) => server)),
  ];
}

function medianAndWorst(differences: readonly number[]): readonly string[] {
  const sizes = differences.map(Math.abs).toSorted((a, b) => a - b);
  return [percent(medianOf(sizes)), percent(sizes.at(-1) ?? null)];
}

const medianOf = (sorted: readonly number[]): number => {
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
};
