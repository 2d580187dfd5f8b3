import type { Verification } from '@hopwise/calibration';
import { formatError, formatPercent } from './format.ts';
import { pathName } from './names.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** What the event solver says of the rows of a fit, for a person to read. */
export const verificationReport = ({ rows, median, worst }: Verification): string =>
  [
    'Verified: the rows of the fit by events, against the closed form that the fit used',
    table(
      ['test', 'datapath', 'processes>', 'rate>', 'CPU client>', 'CPU server>'],
      rows.map(({ workload, datapath, modifiers, processes, rate, cpuClient, cpuServer }) => [
        ...[workload, pathName(datapath, modifiers), String(processes)],
        ...[rate, cpuClient, cpuServer].map(formatError),
      ]),
    ),
    wrap(
      `Half of the figures differ by less than ${formatPercent(median)}, none by more than ${formatPercent(worst)}: what stands on the closed form's costs stands on the events' within that.`,
    ),
  ].join('\n');
