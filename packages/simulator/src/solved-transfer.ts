import { clusterOf, type Scenario } from '@hopwise/datapath';
import type { StreamPoint } from './analytic-stream.ts';
import type { Platform } from './platform.ts';
import type { RingLosses } from './ring-losses.ts';
import type { StreamParts } from './stream-parts.ts';
import type { TransferFacts } from './transfer-kinds.ts';

/** A bulk transfer at its operating point, and what it was solved from. */
export interface SolvedTransfer {
  /** Of one direction, as if the client sent. */
  readonly point: StreamPoint;
  readonly parts: StreamParts;
  readonly platform: Platform;
  readonly clock: number;
  readonly facts: TransferFacts;
  /** Of one direction; null where receive rings are not what fills. */
  readonly losses: RingLosses | null;
  /** One round trip of a flow, and the time until a server has a request [ns]. */
  readonly roundTripNs: number;
  readonly requestNs: number;
}

/** Whether both ends are on one machine. */
export const isWithinNode = (scenario: Pick<Scenario, 'cluster'>): boolean =>
  clusterOf(scenario).placement === 'same-node';
