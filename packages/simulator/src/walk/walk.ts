import type { Charge, Context, End, Entry, StageId, Visit } from '@hopwise/datapath';

/** One stage that a run pays for. */
export interface WalkedStage {
  readonly stage: StageId;
  readonly direction: 'egress' | 'ingress';
  readonly context: Context;
  readonly namespace: Visit['namespace'];
  /** How the visit that it belongs to gets onto its core. */
  readonly entry: Entry;
  /** On the path of the skb; otherwise paid after the skb has left. */
  readonly onPath: boolean;
  readonly ns: number;
  /** What `ns` is the sum of: how often each charge is paid, and what one costs here [ns]. */
  readonly terms: readonly WalkedTerm[];
  /** Whether every skb here is one segment: cut before, or not merged yet. */
  readonly isSegmented: boolean;
}

export interface WalkedTerm {
  readonly charge: Charge;
  readonly count: number;
  readonly nsEach: number;
}

/** What one context does on one core without giving it up. */
export interface WalkedRun {
  /** Handed to its core, counted from the beginning of the walk [ns]. */
  readonly atNs: number;
  readonly end: End;
  /** Null where any core may be meant. */
  readonly cpu: number | null;
  readonly context: 'process' | 'softirq';
  /** How it is reached from the run before it. */
  readonly reachedBy: 'start' | 'wire' | 'hand-over' | 'wake' | 'same-core';
  /** Whether the operation waits for it. */
  readonly isCritical: boolean;
  /** Payloads that arrive with it and that it sends [byte]. */
  readonly receives: readonly number[];
  readonly sends: readonly number[];
  readonly stages: readonly WalkedStage[];
}

/** What an operation of an exchange, or one aggregate of a stream, meets in turn. */
export interface Walk {
  readonly subject: 'operation' | 'aggregate' | 'datagram';
  readonly runs: readonly WalkedRun[];
  /** When the next operation begins, or the last run has ended [ns]. */
  readonly endNs: number;
  /** TCP payload of one full segment [byte]. */
  readonly mss: number;
  /** Payload of the largest skb of the walk [byte]. */
  readonly payloadBytes: number;
}
