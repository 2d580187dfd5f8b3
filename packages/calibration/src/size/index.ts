export type { Demand } from './demand.ts';
export { type LatencyLimit, latencyOf, type Percentile, percentiles } from './latency-limit.ts';
export { type PairWithin, pairWithin } from './pair-within.ts';
export { type Sizing, sizing } from './sizing.ts';
