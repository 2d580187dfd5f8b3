import {
  type CostTable,
  type Datapath,
  type End,
  overVethWire,
  redirectedLoopback,
  type Scenario,
  type Visit,
  workloadFacts,
} from '@hopwise/datapath';
import { type Assembly, assemble } from './assemble.ts';
import { forTraffic } from './for-traffic.ts';
import type { Via } from './turn.ts';

/** Costs of each way that skbs go; a way that the datapath lacks fails when it is asked for. */
export type Paths = (via: Via, end: End) => Assembly;

/** Joins every way that skbs of a datapath can go with costs, as they are asked for. */
export function pathsOf(datapath: Datapath, costs: CostTable, scenario: Scenario): Paths {
  const { transport } = workloadFacts(scenario.workload.kind);
  return (via, end) =>
    assemble(withVia(forTraffic(datapath, scenario, end), via), costs, transport);
}

/** The datapath with another way in place of the wire between nodes. */
export function withVia(datapath: Datapath, via: Via): Datapath {
  if (via === 'wire') return datapath;
  const kept = locals[via].get(datapath);
  if (kept !== undefined) return kept;
  const local = via === 'veth' ? overVethWire(datapath) : alongOneNode(datapath, via);
  locals[via].set(datapath, local);
  return local;
}

function alongOneNode(datapath: Datapath, via: 'same-node' | 'loopback'): Datapath {
  const visits = via === 'loopback' ? redirectedLoopback : datapath.sameNode;
  if (visits === undefined) throw new Error(`${datapath.id} has no path within a node`);
  return { ...datapath, ...cut(visits) };
}

/** A sender's first visit runs in its call; the rest receives, on the same core. */
const cut = ([first, ...rest]: readonly Visit[]): Pick<Datapath, 'egress' | 'ingress'> => ({
  egress: first === undefined ? [] : [first],
  ingress: rest,
});

/** Kept, so that the join with costs is kept too. */
const locals = {
  veth: new WeakMap<Datapath, Datapath>(),
  'same-node': new WeakMap<Datapath, Datapath>(),
  loopback: new WeakMap<Datapath, Datapath>(),
};
