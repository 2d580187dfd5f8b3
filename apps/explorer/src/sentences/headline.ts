import type { StudyRow } from '@hopwise/calibration';
import { datapathName, processCount, workloadNames } from '../names.ts';
import type { CompareState } from '../views/compare/state.ts';

/** What is on the page: `5 datapaths, TCP request/response, 32 processes`. */
export function headline(rows: readonly StudyRow[], { workload, processes }: CompareState): string {
  return [
    `Predicted and published: ${whatIsCompared(rows)}`,
    workloadNames[workload],
    processCount(processes),
  ].join(', ');
}

/** Datapaths as they come, then those with something changed, so that the sum is that of the bars. */
function whatIsCompared(rows: readonly StudyRow[]): string {
  const plain = rows.filter(({ modifiers }) => modifiers.length === 0);
  const variants = rows.filter(({ modifiers }) => modifiers.length > 0);
  const datapaths = counted(new Set(plain.map(({ datapath }) => datapath)).size, 'datapath');
  if (variants.length === 0) return datapaths;
  const names = variants.map((row) => datapathName(row.datapath, row.modifiers));
  return `${datapaths} and ${counted(variants.length, 'variant')} (${names.join('; ')})`;
}

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
