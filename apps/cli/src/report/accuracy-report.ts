import { type Accuracy, targetOf } from '@hopwise/calibration';
import { formatError, formatPercent } from './format.ts';
import { pathName, roleNames, workloadNames } from './names.ts';
import { table } from './table.ts';

/** Accuracy of each test: held-out rows first, the worst miss of each named. */
export const accuracyReport = (accuracy: readonly Accuracy[]): string =>
  [rateTable(accuracy), cpuTable(accuracy), worstMisses(accuracy)].join('\n\n');

const share = (fraction: number | null): string =>
  fraction === null ? '-' : formatPercent(fraction);

/** The share, starred when it is beyond its target; then the target, blank where there is none. */
const againstTarget = (value: number | null, target: number | undefined): readonly string[] => [
  `${share(value)}${value !== null && target !== undefined && value > target ? '*' : ' '}`,
  target === undefined ? '' : share(target),
];

const rateTable = (accuracy: readonly Accuracy[]): string =>
  [
    'Accuracy of rates',
    table(
      ['rows', 'test', 'n>', 'MdAPE>', 'target>', 'bias>', 'tau>', 'same as host>'],
      accuracy.map((each) => [
        roleNames[each.role],
        workloadNames[each.workload],
        String(each.rowCount),
        ...againstTarget(each.rateMdape, targetOf(each)?.rateMdape),
        formatError(each.rateBias),
        each.rateKendallTau?.toFixed(2) ?? '-',
        share(each.sameAsHost.rateMdape),
      ]),
    ),
    'Only held-out rows measure accuracy; fit rows show whether the model is too stiff. n: published',
    'figures. MdAPE: median absolute error; *: beyond its target. bias: mean signed error. tau: order',
    'of the rates by Kendall (1: all in the right order; rates within 1 % are ties; -: too few differ).',
    'same as host: MdAPE of the guess that a row does what the host was published to do (told the',
    'answer on host rows: no error there).',
  ].join('\n');

const cpuTable = (accuracy: readonly Accuracy[]): string =>
  [
    'Accuracy of CPU time per operation or byte',
    table(
      ['rows', 'test', 'n>', 'MdAPE>', 'target>', 'client bias>', 'server bias>', 'same as host>'],
      accuracy.map((each) => [
        roleNames[each.role],
        workloadNames[each.workload],
        String(each.cpuCount),
        ...againstTarget(each.cpuMdape, targetOf(each)?.cpuMdape),
        formatError(each.cpuClientBias),
        formatError(each.cpuServerBias),
        share(each.sameAsHost.cpuMdape),
      ]),
    ),
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
                workloadNames[workload],
                pathName(worst.datapath, worst.modifiers),
                String(worst.processes),
                worst.figure,
                formatError(worst.error),
              ],
            ],
      ),
    ),
  ].join('\n');
