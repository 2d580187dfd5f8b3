import type { Accuracy } from '@hopwise/calibration';
import { formatDifference, formatShare, formatTau } from '../format.ts';
import { datapathName, processCount, roleNames, workloadShortNames } from '../names.ts';
import type { TableData } from '../views/table-data.ts';

/** Held-out rows are accuracy, seen ones half of it, and fit rows none. */
const roles = ['held-out', 'seen', 'fit'] as const satisfies readonly Accuracy['role'][];

/** How far off each group of rows is: held-out, seen, fit; in each the widest median miss first. */
export function accuracyTable(groups: readonly Accuracy[]): TableData {
  return {
    caption: 'Errors by test and role',
    columns: [
      { name: 'Test and rows' },
      share('Rate, median error'),
      signed('Rate, mean signed'),
      share('CPU, median error'),
      signed('Client CPU, mean signed'),
      signed('Server CPU, mean signed'),
      { name: 'Kendall tau', text: formatTau },
      share('Same as host: rate'),
      share('Same as host: CPU'),
      { name: 'Worst' },
    ],
    rows: groups
      .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || widest(b) - widest(a))
      .map((group) => ({
        id: `${group.workload}-${group.role}`,
        cells: [
          `${workloadShortNames[group.workload]}, ${group.rowCount} ${roleNames[group.role]}`,
          group.rateMdape,
          group.rateBias,
          group.cpuMdape,
          group.cpuClientBias,
          group.cpuServerBias,
          group.rateKendallTau,
          group.sameAsHost.rateMdape,
          group.sameAsHost.cpuMdape,
          group.worst === null ? 'none' : worst(group.worst),
        ],
      })),
  };
}

const share = (name: string) => ({ name, unit: 'fraction', text: formatShare });
const signed = (name: string) => ({ name, unit: 'fraction', text: formatDifference });

const widest = ({ rateMdape, cpuMdape }: Accuracy): number =>
  Math.max(rateMdape ?? -1, cpuMdape ?? -1);

const worst = ({ datapath, modifiers, processes, figure, error }: NonNullable<Accuracy['worst']>) =>
  `${formatDifference(error)} ${figure}, ${datapathName(datapath, modifiers)}, ${processCount(processes)}`;
