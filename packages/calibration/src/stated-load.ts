import {
  type Cluster,
  plainCluster,
  type Workload,
  type WorkloadKind,
  workloadFacts,
  workloadKinds,
} from '@hopwise/datapath';
import type { Measurement, SystemMapping } from '@hopwise/dataset';
import { clusterOfPath } from './cluster-of-path.ts';
import { messageBytes } from './message-bytes.ts';

/** Kind of traffic of a row, and the sizes of its messages. */
export interface StatedLoad extends Pick<Workload, 'requestBytes' | 'responseBytes'> {
  readonly kind: WorkloadKind;
}

/** A response of another size than the request is part of the workload's name. */
const withResponse = /^(?<kind>.+)-response-(?<bytes>\d+)$/;

/**
 * What a row says of its load: the sizes that it states, in place of what its tool would do untold.
 *
 * @returns null where nothing of that name is simulated
 */
export function statedLoad({
  workload,
  messageBytes: bytes,
}: Pick<Measurement, 'workload' | 'messageBytes'>): StatedLoad | null {
  const named = withResponse.exec(workload)?.groups;
  const kind = workloadKinds.find((known) => known === (named?.['kind'] ?? workload));
  if (kind === undefined) return null;
  const untold = { kind, ...messageBytes(kind) };
  const stated =
    bytes === null
      ? untold
      : workloadFacts(kind).class === 'exchange'
        ? { kind, requestBytes: bytes, responseBytes: bytes }
        : { ...untold, requestBytes: bytes };
  return named === undefined ? stated : { ...stated, responseBytes: Number(named['bytes']) };
}

/** What a row says of the cluster; null for two nodes with nothing else in it. */
export function statedCluster(
  { path }: Pick<Measurement, 'path'>,
  { policyRules }: Pick<SystemMapping, 'policyRules'>,
): Cluster | null {
  const ofPath = clusterOfPath(path);
  return policyRules === undefined ? ofPath : { ...(ofPath ?? plainCluster), policyRules };
}
