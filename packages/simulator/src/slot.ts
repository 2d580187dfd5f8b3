import type { End } from '@hopwise/datapath';
import type { LegServer } from './legs.ts';
import type { Run } from './run.ts';
import type { Actor, Turn, Via } from './turn.ts';

/** Where a run runs. */
export type Place =
  /** The CPU of the receive queue of the flow. */
  | { readonly kind: 'queue' }
  /** The CPU of the program that sent: within a node the sender's core receives as well. */
  | { readonly kind: 'sender' }
  /** The CPU of a thread of the program. */
  | {
      readonly kind: 'thread';
      readonly actor: Actor;
      /** Whether the softirq that wakes it has run on its CPU, which is at work therefore. */
      readonly isBesideSoftirq: boolean;
    }
  /** The same CPU, for the softirq of what the thread reads. */
  | { readonly kind: 'rfs'; readonly actor: Actor }
  /** A CPU that the skb was handed to; `key` tells the serial ones apart. */
  | { readonly kind: Exclude<LegServer, 'caller' | 'rfs'>; readonly key: string };

/** One run of an exchange and what follows it. */
export interface Slot {
  readonly turn: Turn;
  readonly end: End;
  readonly place: Place;
  readonly run: Run;
  /** Whether an operation waits for it. */
  readonly isCritical: boolean;
  /** Payloads that arrive with it and that it sends, for a reader [byte]. */
  readonly receives: readonly number[];
  readonly sends: readonly number[];
  /** What it puts on the wire when it hands nothing over [byte, headers included]. */
  readonly wireBytes: number;
  readonly next: readonly Hop[];
}

/** How one run makes another run. */
export interface Hop {
  readonly to: number;
  readonly via: Via | 'hand-over' | 'wake';
}
