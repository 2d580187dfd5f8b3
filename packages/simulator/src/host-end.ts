import { type Datapath, findDatapath, type Visit } from '@hopwise/datapath';

/** The path between two programs of the nodes themselves, by its place in the catalogue. */
const nodeToNode = findDatapath('host');

/**
 * The end of a datapath that is a program of the node: it has the node's own way in and out, in a
 * cluster whose pods have `datapath`.
 */
export function hostEnd(datapath: Datapath): Datapath {
  if (nodeToNode === undefined) throw new Error('the catalogue has no path between nodes');
  const { egress, ingress }: { egress: readonly Visit[]; ingress: readonly Visit[] } = nodeToNode;
  return { ...datapath, egress, ingress };
}
