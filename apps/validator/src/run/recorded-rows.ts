import type { WrittenPlan } from '../plan/plan-schema.ts';
import type { PlannedDatapath } from '../plan/plan.ts';
import type { RecordedRun } from './read-run.ts';
import { measurementsOf } from './rows-of-run.ts';

/** Rows of the data set from a run, finished or not, as CSV. */
export const recordedRows = (run: RecordedRun): string =>
  measurementsOf(run.entries, {
    plan: {
      datapaths: run.plan.datapaths.map((one) => plannedDatapath(one, run)),
      cases: run.cases,
      hardware: run.plan.hardware,
    },
    source: run.name,
  });

/** What is connected is what the plan says, or else what the run found. */
function plannedDatapath(
  { id, path, topology }: WrittenPlan['datapaths'][number],
  { entries }: RecordedRun,
): Pick<PlannedDatapath, 'id' | 'path'> {
  const visit = entries.find((entry) => entry.kind === 'visit' && entry.datapath === id);
  const isHost = visit?.kind === 'visit' && visit.client === 'host' && visit.server === 'host';
  const found = topology?.services === undefined ? 'pod-to-pod-direct' : 'pod-to-service';
  return { id, path: path ?? (isHost ? 'node-to-node' : found) };
}
