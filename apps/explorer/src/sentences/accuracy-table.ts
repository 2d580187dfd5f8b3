import type { Accuracy } from '@hopwise/calibration';
import { formatDifference, formatShare, formatTau } from '../format.ts';
import { datapathName, processCount, roleNames, workloadShortNames } from '../names.ts';
import type { TableText } from './table-text.ts';

/** Held-out rows are accuracy, seen ones half of it, and fit rows none. */
const roles = ['held-out', 'seen', 'fit'] as const satisfies readonly Accuracy['role'][];

/** How far off each group of rows is: held-out, seen, fit; in each the widest median miss first. */
export function accuracyTable(groups: readonly Accuracy[]): TableText {
  return {
    caption: 'Errors by test and role',
    columns: [
      'Test and rows',
      'Rate, median error',
      'Rate, mean signed',
      'CPU, median error',
      'Client CPU, mean signed',
      'Server CPU, mean signed',
      'Kendall tau',
      'Same as host: rate',
      'Same as host: CPU',
      'Worst',
    ],
    rows: groups
      .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || widest(b) - widest(a))
      .map((group) => ({
        id: `${group.workload}-${group.role}`,
        cells: [
          `${workloadShortNames[group.workload]}, ${group.rowCount} ${roleNames[group.role]}`,
          or(group.rateMdape, formatShare),
          or(group.rateBias, formatDifference),
          or(group.cpuMdape, formatShare),
          or(group.cpuClientBias, formatDifference),
          or(group.cpuServerBias, formatDifference),
          or(group.rateKendallTau, formatTau),
          or(group.sameAsHost.rateMdape, formatShare),
          or(group.sameAsHost.cpuMdape, formatShare),
          or(group.worst, worst),
        ],
      })),
  };
}

const widest = ({ rateMdape, cpuMdape }: Accuracy): number =>
  Math.max(rateMdape ?? -1, cpuMdape ?? -1);

const or = <Value>(value: Value | null, format: (value: Value) => string): string =>
  value === null ? 'none' : format(value);

const worst = ({ datapath, modifiers, processes, figure, error }: NonNullable<Accuracy['worst']>) =>
  `${formatDifference(error)} ${figure}, ${datapathName(datapath, modifiers)}, ${processCount(processes)}`;
