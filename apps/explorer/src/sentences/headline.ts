import type { StudyRow } from '@hopwise/calibration';
import { processCount, workloadNames } from '../names.ts';
import type { PageState } from '../state.ts';

/** What is on the page: `5 datapaths, TCP request/response, 32 processes`. */
export function headline(rows: readonly StudyRow[], { workload, processes }: PageState): string {
  const datapathCount = new Set(rows.map((row) => row.datapath)).size;
  return [
    `Predicted and published: ${datapathCount} ${datapathCount === 1 ? 'datapath' : 'datapaths'}`,
    workloadNames[workload],
    processCount(processes),
  ].join(', ');
}
