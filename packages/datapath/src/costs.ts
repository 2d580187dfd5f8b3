import type { StageId } from './stages.ts';

/** How far a number can be trusted. */
export type Basis = 'measured' | 'published' | 'derived' | 'assumed';

/** A stage's coefficients, or a named parameter of the model that is no stage. */
export type CostParameter =
  | 'perVisit'
  | 'perSkb'
  | 'perSegment'
  | 'perByte'
  | 'perConnection'
  | 'perRule'
  | 'perService'
  | 'perChainNode'
  | 'backgroundCores'
  | 'waitPerConnection';

export type CostUnit =
  | 'ns/visit'
  | 'ns/skb'
  | 'ns/segment'
  | 'ns/byte'
  | 'ns/connection'
  | 'ns/rule'
  | 'ns/service'
  | 'ns/node'
  | 'cores';

/** One number of a cost table. */
export interface Cost {
  /** A stage, or a nuisance (`netnsConnect`). */
  readonly subject: StageId | 'netnsConnect';
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
