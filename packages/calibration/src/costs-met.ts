import { type Cost, isStageId, type StageId, type Workload } from '@hopwise/datapath';
import { opensConnections } from '@hopwise/simulator';

/** Whether a cost can matter to a load that runs through these stages: what is not met is not paid. */
export function isCostMet(
  { subject, parameter }: Cost,
  met: readonly StageId[],
  workload: Workload,
): boolean {
  if (!isStageId(subject)) return true;
  if (parameter === 'perConnection' && !opensConnections(workload)) return false;
  return met.includes(subject);
}
