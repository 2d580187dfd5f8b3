import type { Prediction } from '@hopwise/datapath';
import { workloadNames } from './names.ts';

/** Where the error of the model can be read that an interval or a figure does not have in it. */
export function modelErrorText({ solver, scenario }: Prediction, studyId: string | null): string {
  const test = workloadNames[scenario.workload.kind];
  const where = solver === 'events' ? 'not in that interval' : 'not in that figure';
  return studyId === null
    ? `${where}, and not known: ${test} on this machine was never compared with a measurement`
    : `${where}: hopwise compare --study ${studyId} prints how far ${test} rows were off`;
}
