import type { End } from '@hopwise/datapath';

/** What one CPU did without a break. */
export interface CpuSlice {
  readonly end: End;
  readonly cpu: number;
  readonly job: number;
  /** After the skb has left, or on its way. */
  readonly isTail: boolean;
  readonly fromNs: number;
  readonly toNs: number;
}

export type OnCpuSlice = (slice: CpuSlice) => void;
