import type { Context, End } from '@hopwise/datapath';

/** A time that one CPU spent on one stage. */
export interface TraceSpan {
  readonly end: End;
  readonly cpu: number;
  readonly context: Context;
  readonly stage: string;
  /** From the start of the trace [ns]. */
  readonly fromNs: number;
  readonly toNs: number;
  /** Which skb it worked on; null for work that belongs to none. */
  readonly skb: number | null;
}

/** What the CPUs of both machines did for a while. */
export interface Trace {
  readonly durationNs: number;
  readonly spans: readonly TraceSpan[];
}
