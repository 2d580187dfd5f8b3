import {
  type Cost,
  type Datapath,
  isStageId,
  type StageId,
  type WorkloadKind,
} from '@hopwise/datapath';
import { workloadStages } from '@hopwise/simulator';

/** Every stage that a load on a datapath runs through, each once. */
export const stagesMet = (datapath: Datapath, workload: WorkloadKind): readonly StageId[] => [
  ...new Set([...stagesOn(datapath), ...workloadStages(workload)]),
];

/** Whether a cost can matter to a load on a datapath: what is not met is not paid. */
export function isCostMet(
  { subject, parameter }: Cost,
  datapath: Datapath,
  workload: WorkloadKind,
): boolean {
  if (!isStageId(subject)) return true;
  if (parameter === 'perConnection' && workload !== 'tcp-crr') return false;
  return stagesMet(datapath, workload).includes(subject);
}

const stagesOn = (datapath: Datapath): readonly StageId[] =>
  [...datapath.egress, ...datapath.ingress].flatMap((visit) => [
    ...visit.stages,
    ...(visit.epilogue ?? []),
  ]);
