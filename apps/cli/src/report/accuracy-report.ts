import type { Accuracy, StudyRole } from '@hopwise/calibration';
import { formatError, formatPercent } from './format.ts';
import { pathName } from './names.ts';
import { table } from './table.ts';

const titles: Readonly<Record<StudyRole, string>> = {
  'held-out': 'held out',
  seen: 'seen (reproduction)',
  fit: 'fit (in-sample)',
};

const share = (fraction: number | null): string =>
  fraction === null ? '-' : formatPercent(fraction);

/** Accuracy of each test: held-out rows first, the worst miss of each named. */
export const accuracyReport = (accuracy: readonly Accuracy[]): string =>
  [
    'Accuracy: median absolute error (MdAPE) and mean signed error (bias)',
    table(
      ['rows', 'test', 'n>', 'rate>', 'bias>', 'order>', 'CPU>', 'bias>', 'as host: rate>', 'CPU>'],
      accuracy.map((each) => [
        titles[each.role],
        each.workload,
        String(each.rowCount),
        share(each.rateMdape),
        formatError(each.rateBias),
        each.rateKendallTau?.toFixed(2) ?? '-',
        share(each.cpuMdape),
        formatError(each.cpuBias),
        share(each.sameAsHost.rateMdape),
        share(each.sameAsHost.cpuMdape),
      ]),
    ),
    'order: Kendall tau of the rates, rates within 1 % being ties. as host: the guess that a row',
    'costs what the host was published to cost (host rows count as no error).',
    '',
    'Worst misses',
    table(
      ['rows', 'test', 'datapath', 'processes>', 'figure', 'error>'],
      accuracy.flatMap(({ role, workload, worst }) =>
        worst === null
          ? []
          : [
              [
                titles[role],
                workload,
                pathName(worst.datapath, worst.modifiers),
                String(worst.processes),
                worst.figure,
                formatError(worst.error),
              ],
            ],
      ),
    ),
  ].join('\n');
