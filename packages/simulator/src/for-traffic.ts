import {
  clusterOf,
  type Datapath,
  type End,
  type Only,
  type Scenario,
  type Stage,
  type StageId,
  stages,
  type Visit,
} from '@hopwise/datapath';

type Traffic = Pick<Scenario, 'workload' | 'cluster'>;

/** The datapath as it is at one end for this traffic: without stages that are for other traffic. */
export function forTraffic(datapath: Datapath, traffic: Traffic, end: End): Datapath {
  const key = `${end} ${clusterOf(traffic).target} ${traffic.workload.kind}`;
  const known = variants.get(datapath) ?? new Map<string, Datapath>();
  variants.set(datapath, known);
  const variant = known.get(key) ?? without(datapath, (id) => !isFor(id, traffic, end));
  known.set(key, variant);
  return variant;
}

/** Kept, so that the join of each variant with costs is kept too. */
const variants = new WeakMap<Datapath, Map<string, Datapath>>();

function isFor(id: StageId, traffic: Traffic, end: End): boolean {
  const { only }: Stage = stages[id];
  return only === undefined || holds(only, traffic, end);
}

const holds = (only: Only, traffic: Traffic, end: End): boolean =>
  (only.end === undefined || only.end === end) &&
  (only.target === undefined || only.target === clusterOf(traffic).target) &&
  (only.kinds === undefined || only.kinds.includes(traffic.workload.kind));

/** The same object when nothing is taken out. */
function without(datapath: Datapath, isOut: (id: StageId) => boolean): Datapath {
  const { egress, ingress, sameNode = [] } = datapath;
  const every = [...egress, ...ingress, ...sameNode];
  if (!every.some((visit) => [...visit.stages, ...(visit.epilogue ?? [])].some(isOut))) {
    return datapath;
  }
  const kept = (visits: readonly Visit[]): readonly Visit[] =>
    visits.map((visit) => ({
      ...visit,
      stages: visit.stages.filter((id) => !isOut(id)),
      ...(visit.epilogue === undefined
        ? {}
        : { epilogue: visit.epilogue.filter((id) => !isOut(id)) }),
    }));
  return {
    ...datapath,
    egress: kept(egress),
    ingress: kept(ingress),
    ...(datapath.sameNode === undefined ? {} : { sameNode: kept(sameNode) }),
  };
}
