import {
  type Cluster,
  clusterOf,
  type Datapath,
  datapathFor,
  type End,
  ownNode,
  type Scenario,
} from '@hopwise/datapath';
import { hostEnd } from './host-end.ts';

type Traffic = Pick<Scenario, 'workload' | 'cluster'>;

/**
 * The datapath as one end has it for this traffic: without stages that are for other traffic, and
 * that of the node itself where the client addresses the node.
 */
export function forTraffic(datapath: Datapath, traffic: Traffic, end: End): Datapath {
  const { target, placement } = clusterOf(traffic);
  const { kind } = traffic.workload;
  const key = `${end} ${target} ${placement} ${kind}`;
  const known = variants.get(datapath) ?? new Map<string, Datapath>();
  variants.set(datapath, known);
  const variant =
    known.get(key) ?? datapathFor(endOf(datapath, target, placement, end), { end, target, kind });
  known.set(key, variant);
  return variant;
}

function endOf(
  datapath: Datapath,
  target: Cluster['target'],
  placement: Cluster['placement'],
  end: End,
): Datapath {
  if (target !== 'host') return datapath;
  if (placement === 'cross-node') return end === 'server' ? hostEnd(datapath) : datapath;
  const own = ownNode(datapath, end);
  if (!own.ok) throw new Error(own.reason);
  return own.datapath;
}

/** Kept, so that the join of each variant with costs is kept too. */
const variants = new WeakMap<Datapath, Map<string, Datapath>>();
