import type { StudyRow } from '@hopwise/calibration';
import { clusterOf, workloadKinds } from '@hopwise/datapath';
import { formatCount } from './format.ts';
import { workloadNames } from './names.ts';

/** Rows of one workload, process count and place together, in the order given. */
export const testsOf = (rows: readonly StudyRow[]): readonly (readonly StudyRow[])[] =>
  workloadKinds.flatMap((workload) => {
    const ofWorkload = rows.filter((row) => row.workload === workload);
    const tests = [...new Set(ofWorkload.map(testOf))];
    return tests.map((test) => ofWorkload.filter((row) => testOf(row) === test));
  });

/** What the rows of one test have in common. */
export const titleOf = (rows: readonly StudyRow[]): string => {
  const [first] = rows;
  if (first === undefined) return '';
  return testOf(first);
};

const testOf = ({ workload, processes, prediction }: StudyRow): string => {
  const { placement, target } = clusterOf(prediction.scenario);
  const places = [
    ...(target === 'service' ? ['through a Service'] : []),
    ...(placement === 'same-node' ? ['on one node'] : []),
  ];
  const load = `${workloadNames[workload]}, ${formatCount(processes, 'process', 'processes')}`;
  return [load, ...places].join(', ');
};
