import type { StudyRow } from '@hopwise/calibration';
import type { Hardware } from '@hopwise/datapath';
import { formatCount } from '../format.ts';
import { datapathName, processCount, workloadNames } from '../names.ts';
import type { CompareState } from '../views/compare/state.ts';

/** What is on the page: `5 datapaths, TCP request/response, 32 processes, 100 Gbit/s, Linux 5.10`. */
export function headline(
  rows: readonly StudyRow[],
  { workload, processes }: Pick<CompareState, 'workload' | 'processes'>,
  hardware?: Hardware,
): string {
  return [
    `Predicted and published: ${whatIsCompared(rows)}`,
    workloadNames[workload],
    processCount(processes),
    ...(hardware === undefined
      ? []
      : [
          `${formatCount(hardware.nic.rateBitPerS / 1e9)}\u00a0Gbit/s`,
          `Linux\u00a0${hardware.kernel}`,
        ]),
  ].join(', ');
}

/** Datapaths as they come, then those with something changed, so that the sum is that of the bars. */
function whatIsCompared(rows: readonly StudyRow[]): string {
  const plain = rows.filter(({ modifiers }) => modifiers.length === 0);
  const variants = rows.filter(({ modifiers }) => modifiers.length > 0);
  const datapaths = counted(new Set(plain.map(({ datapath }) => datapath)).size, 'datapath');
  if (variants.length === 0) return datapaths;
  if (variants.length > namedMost) return `${datapaths} and ${variants.length} variants`;
  const names = variants.map((row) => datapathName(row.datapath, row.modifiers));
  return `${datapaths} and ${counted(variants.length, 'variant')} (${names.join('; ')})`;
}

/** More names than this are read at the bars. */
const namedMost = 1;

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
