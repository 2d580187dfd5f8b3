import type { Context } from './stage.ts';
import type { StageId } from './stages.ts';
import type { Scenario } from './workload.ts';

/** An estimate with its interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export type End = 'client' | 'server';

/** CPU of one end [cores]. */
export interface CpuUse extends Readonly<Record<Context, number>> {
  readonly total: number;
}

/** Share of one stage at one end. */
export interface StageShare {
  readonly end: End;
  readonly direction: 'egress' | 'ingress' | 'background';
  readonly stage: StageId | 'netnsConnect';
  readonly context: Context;
  /** CPU time per operation (transaction, connection) or, for a stream, per skb [ns]. */
  readonly nsPerOperation: number;
  /** Cores it keeps busy. */
  readonly cores: number;
  /** Whether it delays the skb, or comes after it. */
  readonly onPath: boolean;
}

/** What stops the rate from being higher. */
export interface Bottleneck {
  readonly resource:
    | 'client process core'
    | 'client softirq core'
    | 'server process core'
    | 'server softirq core'
    | 'client cpu'
    | 'server cpu'
    | 'client handed-over stage'
    | 'server handed-over stage'
    | 'client proxy'
    | 'server proxy'
    | 'client send buffer'
    | 'server receive buffer'
    | 'server workers'
    | 'offered rate'
    | 'line rate'
    | 'window'
    | 'latency';
  /** Busy fraction of that resource, 0 to 1. */
  readonly utilisation: number;
  /** One sentence with numbers. */
  readonly explanation: string;
}

export interface LatencySummary {
  readonly count: number;
  readonly meanNs: number;
  readonly p50Ns: number;
  readonly p90Ns: number;
  readonly p99Ns: number;
  readonly p999Ns: number;
  readonly p9999Ns: number;
  readonly p99999Ns: number;
  readonly maxNs: number;
}

/** What became of the datagrams of a UDP stream. */
export interface DatagramCounts {
  readonly sentPerS: number;
  readonly receivedPerS: number;
  /** Share of those sent, by where they were dropped. */
  readonly lost: {
    readonly qdisc: number;
    readonly ring: number;
    readonly receiveBuffer: number;
  };
}

/** The answer of a solver: same shape from both. */
export interface Prediction {
  readonly scenario: Scenario;
  readonly solver: 'events' | 'analytic';
  /** Goodput [bit/s] of a stream; transactions or connections per second [1/s] otherwise. */
  readonly rate: Estimate & { readonly unit: 'bit/s' | '1/s' };
  readonly goodputBitPerS: number;
  readonly wireBitPerS: number;
  readonly cpu: Readonly<Record<End, CpuUse>>;
  /** CPU time per operation [ns], or per byte of goodput [ns/byte]. */
  readonly cpuPerUnit: Readonly<Record<End, number>> & { readonly unit: 'ns' | 'ns/byte' };
  /** Time of one operation; null for a stream. The analytic solver knows the mean only. */
  readonly latency: LatencySummary | null;
  readonly bottleneck: Bottleneck;
  readonly stages: readonly StageShare[];
  /** Null for everything but a UDP stream. */
  readonly datagrams: DatagramCounts | null;
  /** TCP segments sent again [1/s]; null where losses are not modelled. */
  readonly retransmitsPerS: number | null;
  /** Mean payload of an skb that reaches the receiving TCP [byte]. */
  readonly aggregateBytes: number;
  readonly conntrack: {
    readonly entries: number;
    readonly buckets: number;
    readonly chainLength: number;
    /**
     * Left out where the table never gets full: until when the predicted rate holds [s], and how many
     * new connections per second are let in from then on.
     */
    readonly full?: { readonly afterS: number; readonly thenPerS: number } | undefined;
  } | null;
  readonly run: {
    readonly eventCount: number;
    readonly simulatedNs: number;
    readonly warmupNs: number;
    /** Whether the interval of the rate is within the stop rule's width. */
    readonly converged: boolean;
    readonly seed: number;
    readonly costsHash: string;
    readonly catalogueHash: string;
    readonly hardwareId: string;
    readonly version: string;
  };
}
