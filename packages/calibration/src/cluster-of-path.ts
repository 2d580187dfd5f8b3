import { type Cluster, plainCluster } from '@hopwise/datapath';

/** Where the ends of a published path stand; null for two nodes and no Service between them. */
export function clusterOfPath(path: string): Cluster | null {
  const target = path.startsWith('pod-to-service') ? 'service' : 'pod';
  const placement = path.endsWith('same-node') ? 'same-node' : 'cross-node';
  if (target === 'pod' && placement === 'cross-node') return null;
  return { ...plainCluster, target, placement, services: target === 'service' ? 1 : 0 };
}
