import { type Accuracy, targetOf } from '@hopwise/calibration';
import { formatError, formatPercent } from './format.ts';
import { pathName, roleNames } from './names.ts';
import { table } from './table.ts';

const share = (fraction: number | null): string =>
  fraction === null ? '-' : formatPercent(fraction);

/** The share, starred when it is beyond its target; then the target, blank where there is none. */
const againstTarget = (value: number | null, target: number | undefined): readonly string[] => [
  `${share(value)}${value !== null && target !== undefined && value > target ? '*' : ' '}`,
  target === undefined ? '' : share(target),
];

/** Accuracy of each test: held-out rows first, the worst miss of each named. */
export const accuracyReport = (accuracy: readonly Accuracy[]): string =>
  [accuracyTable(accuracy), worstMisses(accuracy)].join('\n\n');

const accuracyTable = (accuracy: readonly Accuracy[]): string =>
  [
    'Accuracy: median absolute error (MdAPE) of rates and of CPU per operation, and mean signed error',
    table(
      [
        ...['rows', 'test', 'n>', 'rate>', 'target>', 'bias>', 'order>'],
        ...['CPU>', 'target>', 'bias>', 'host rate>', 'host CPU>'],
      ],
      accuracy.map((each) => [
        roleNames[each.role],
        each.workload,
        String(each.rowCount),
        ...againstTarget(each.rateMdape, targetOf(each)?.rateMdape),
        formatError(each.rateBias),
        each.rateKendallTau?.toFixed(2) ?? '-',
        ...againstTarget(each.cpuMdape, targetOf(each)?.cpuMdape),
        formatError(each.cpuBias),
        share(each.sameAsHost.rateMdape),
        share(each.sameAsHost.cpuMdape),
      ]),
    ),
    'Only held-out rows measure accuracy; fit rows show whether the model is too stiff. *: beyond',
    'its target. n: rows with a published rate. order: Kendall tau of the rates (1: all in the right',
    'order; rates within 1 % are ties; -: too few differ). host rate, host CPU: MdAPE of the guess that',
    'a row does what the host was published to do (told the answer on host rows: no error there).',
  ].join('\n');

const worstMisses = (accuracy: readonly Accuracy[]): string =>
  [
    'Worst miss of each',
    table(
      ['rows', 'test', 'datapath', 'processes>', 'figure', 'error>'],
      accuracy.flatMap(({ role, workload, worst }) =>
        worst === null
          ? []
          : [
              [
                roleNames[role],
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
