import { clusterOf, type Datapath, datapathFor, type End, type Scenario } from '@hopwise/datapath';
import { hostEnd } from './host-end.ts';

type Traffic = Pick<Scenario, 'workload' | 'cluster'>;

/**
 * The datapath as one end has it for this traffic: without stages that are for other traffic, and
 * that of the node itself where the client addresses the node.
 */
export function forTraffic(datapath: Datapath, traffic: Traffic, end: End): Datapath {
  const { target } = clusterOf(traffic);
  const { kind } = traffic.workload;
  const key = `${end} ${target} ${kind}`;
  const known = variants.get(datapath) ?? new Map<string, Datapath>();
  variants.set(datapath, known);
  const own = target === 'host' && end === 'server' ? hostEnd(datapath) : datapath;
  const variant = known.get(key) ?? datapathFor(own, { end, target, kind });
  known.set(key, variant);
  return variant;
}

/** Kept, so that the join of each variant with costs is kept too. */
const variants = new WeakMap<Datapath, Map<string, Datapath>>();
