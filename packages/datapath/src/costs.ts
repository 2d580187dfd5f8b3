import type { StageId } from './stages.ts';

/** How far a number can be trusted. */
export type Basis = 'measured' | 'published' | 'derived' | 'assumed';

/** A stage's coefficients, or a named parameter of the model that is no stage. */
export type CostParameter =
  | 'perVisit'
  | 'perIdle'
  | 'perWake'
  | 'perSkb'
  | 'perSegment'
  | 'perByte'
  | 'perOperation'
  | 'perConnection'
  | 'perRule'
  | 'perNewRule'
  | 'perService'
  | 'perChainNode'
  | 'backgroundCores'
  | 'latency';

export type CostUnit =
  | 'ns/visit'
  | 'ns/idle'
  | 'ns/wake'
  | 'ns/skb'
  | 'ns/segment'
  | 'ns/byte'
  | 'ns/operation'
  | 'ns/connection'
  | 'ns/rule'
  | 'ns/newRule'
  | 'ns/service'
  | 'ns/node'
  | 'cores'
  | 'ns';

/**
 * Parameters of a platform that are no stage: latencies that are not CPU time (they replace the
 * hardware profile's values where a fit has found them), and costs that no mechanism explains yet.
 */
export type PlatformParameter = 'deviceLatency' | 'wakeLatency' | 'netnsConnect';

/** One number of a cost table. */
export interface Cost {
  readonly subject: StageId | PlatformParameter;
  readonly parameter: CostParameter;
  readonly value: number;
  readonly unit: CostUnit;
  readonly low: number;
  readonly high: number;
  readonly basis: Basis;
  readonly source: string;
}

/** The costs of one platform, at the hardware's single-core clock. */
export interface CostTable {
  readonly id: string;
  /** Hash of the entries as written, for the run record. */
  readonly hash: string;
  readonly costs: readonly Cost[];
}
