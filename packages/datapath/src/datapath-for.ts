import type { Datapath, Visit } from './datapath.ts';
import type { End } from './prediction.ts';
import type { Only, Stage } from './stage.ts';
import { type StageId, stages } from './stages.ts';
import type { Cluster } from './workload.ts';
import type { WorkloadKind } from './workload-kinds.ts';

/** What decides whether a stage that stands on a path does anything. */
export interface Situation {
  readonly end: End;
  readonly target: Cluster['target'];
  readonly kind: WorkloadKind;
}

/**
 * The datapath as one end of a load has it, without the stages that do nothing there.
 *
 * Within a node both ends are the same node, so there a stage of either is kept. A datapath without
 * such stages is returned as it is.
 */
export function datapathFor(datapath: Datapath, situation: Situation): Datapath {
  const between = (id: StageId): boolean => hasWork(onlyOf(id), situation);
  const within = (id: StageId): boolean => hasWork(onlyOf(id), { ...situation, end: null });
  const { egress, ingress, sameNode = [], proxies = [] } = datapath;
  const all = [...egress, ...ingress, ...sameNode, ...proxies].flatMap((each) => each.stages);
  if (all.every(between)) return datapath;
  const visits = (of: readonly Visit[], isKept: (id: StageId) => boolean): readonly Visit[] =>
    of.map((visit) => ({ ...visit, stages: visit.stages.filter(isKept) }));
  return {
    ...datapath,
    egress: visits(egress, between),
    ingress: visits(ingress, between),
    ...(datapath.sameNode === undefined ? {} : { sameNode: visits(sameNode, within) }),
    ...(datapath.proxies === undefined
      ? {}
      : { proxies: proxies.map((each) => ({ ...each, stages: each.stages.filter(within) })) }),
  };
}

const onlyOf = (id: StageId): Only => {
  const { only = {} }: Stage = stages[id];
  return only;
};

const hasWork = (
  { end, target, kinds }: Only,
  situation: Omit<Situation, 'end'> & { readonly end: End | null },
): boolean =>
  (end === undefined || situation.end === null || end === situation.end) &&
  (target === undefined || target === situation.target) &&
  (kinds === undefined || kinds.includes(situation.kind));
