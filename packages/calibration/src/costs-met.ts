import {
  type Cost,
  type Datapath,
  datapaths,
  isStageId,
  type StageId,
  stageIds,
  stages,
  type WorkloadKind,
} from '@hopwise/datapath';

/** Every stage that a load on a datapath runs through, each once. */
export const stagesMet = (datapath: Datapath, workload: WorkloadKind): readonly StageId[] => [
  ...new Set([...stagesOn(datapath), ...stagesOfWorkload[workload]]),
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

/** What no datapath lists is the workload's own: what its program does, and its connections. */
const offPath = stageIds.filter((stage) => !datapaths.flatMap(stagesOn).includes(stage));

const isPerConnection = (stage: StageId): boolean => {
  const charged: readonly string[] = stages[stage].charged;
  return charged.includes('connection');
};

const stagesOfWorkload: Readonly<Record<WorkloadKind, readonly StageId[]>> = {
  'tcp-stream': [],
  'tcp-rr': offPath.filter((stage) => !isPerConnection(stage)),
  'tcp-crr': offPath,
};
