import type { StudyRow } from '@hopwise/calibration';
import { workloadKinds } from '@hopwise/datapath';
import { formatCount } from './format.ts';
import { workloadNames } from './names.ts';

/** Rows of one workload and process count together, in the order given. */
export const testsOf = (rows: readonly StudyRow[]): readonly (readonly StudyRow[])[] =>
  workloadKinds.flatMap((workload) => {
    const ofWorkload = rows.filter((row) => row.workload === workload);
    const counts = [...new Set(ofWorkload.map((row) => row.processes))];
    return counts.map((processes) => ofWorkload.filter((row) => row.processes === processes));
  });

/** What the rows of one test have in common. */
export const titleOf = (rows: readonly StudyRow[]): string => {
  const [first] = rows;
  if (first === undefined) return '';
  return `${workloadNames[first.workload]}, ${formatCount(first.processes, 'process', 'processes')}`;
};
