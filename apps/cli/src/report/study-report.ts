import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import { originSentence } from '../platform-costs.ts';
import type { ComparedStudy } from '../study-comparison.ts';
import { accuracyReport } from './accuracy-report.ts';
import { formatError, formatNumber, formatPercent } from './format.ts';
import { pathName, roleNames } from './names.ts';
import { testsOf, titleOf } from './rows-of-test.ts';
import { studyHeading } from './study-heading.ts';
import { table } from './table.ts';

/** A study in short, for a person to read: one line a scenario, then the accuracy. */
export const studyReport = ({ comparison, isFromCache }: ComparedStudy): string =>
  [
    studyHeading({ comparison, isFromCache }),
    ...testsOf(comparison.rows).map(testTable),
    `${widestInterval(comparison)}Bottlenecks, and CPU by context: npx hopwise compare.`,
    accuracyReport(comparison.accuracy),
    originSentence(comparison.costs),
  ].join('\n\n');

/** A unit that suits every row of a test, so that the eye can compare them. */
interface Unit {
  readonly name: string;
  readonly size: number;
}

const rateUnit = ({ prediction: { rate } }: StudyRow): Unit =>
  rate.unit === 'bit/s' ? { name: 'Gbit/s', size: 1e9 } : { name: '1000/s', size: 1e3 };

const timeUnit = ({ workload }: StudyRow): Unit => {
  if (workload === 'tcp-stream') return { name: 'ns per 1000 bytes', size: 1e-3 };
  return { name: `us per ${workload === 'tcp-rr' ? 'transaction' : 'connection'}`, size: 1e3 };
};

function testTable(rows: readonly StudyRow[]): string {
  const [first] = rows;
  if (first === undefined) return '';
  const [rate, time] = [rateUnit(first), timeUnit(first)];
  const cells = (
    predicted: number,
    published: number | null | undefined,
    { size }: Unit,
    error: number | null,
  ): readonly string[] => [
    formatNumber(predicted / size),
    published == null ? '-' : formatNumber(published / size),
    formatError(error),
  ];
  const three = (name: string): readonly string[] => [`${name}>`, 'publ.>', 'error>'];
  return `${titleOf(rows)}: rate [${rate.name}], CPU time [${time.name}] of both ends\n${table(
    ['datapath', 'row', ...three('rate'), ...three('client'), ...three('server')],
    rows.map((row) => {
      const { prediction, published, errors } = row;
      return [
        pathName(row.datapath, row.modifiers),
        roleNames[row.role],
        ...cells(prediction.rate.value, published?.rate, rate, errors.rate),
        ...cells(prediction.cpuPerUnit.client, published?.cpuClientPerUnit, time, errors.cpuClient),
        ...cells(prediction.cpuPerUnit.server, published?.cpuServerPerUnit, time, errors.cpuServer),
      ];
    }),
  )}`;
}

/** One sentence on the rates' intervals; nothing for a solver that has none. */
function widestInterval({ rows, solver }: StudyComparison): string {
  if (solver === 'analytic') return '';
  const halves = rows.map(({ prediction: { rate } }) => (rate.high - rate.low) / 2 / rate.value);
  const unsettled = rows.filter(({ prediction: { run } }) => !run.converged).length;
  const doubt = unsettled > 0 ? `, ${unsettled} of ${rows.length} NOT converged` : '';
  return `Rates are simulated to +-${formatPercent(Math.max(...halves))} or better${doubt}. `;
}
