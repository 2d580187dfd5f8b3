import type { Platform } from '../platform.ts';

/** One receiving socket. */
export interface ReceivingFlow {
  queue: number;
  /** Payload that polls have taken from the ring [byte]. */
  polled: number;
  /** Payload in the GRO list, not yet given to TCP [byte]. */
  held: number;
  /** Payload that the ring had no room for [byte]. */
  lost: number;
  /** Payload that TCP has, and what the application has read [byte]. */
  received: number;
  read: number;
  /** Right edge of the window last advertised [byte]. */
  rightEdge: number;
  /** Aggregates in the socket's queue. */
  skbs: number;
  isAsleep: boolean;
  /** Bytes and aggregates that the running read copies. */
  reading: number;
}

export const receivingFlow = ({ windowBytes }: Platform): ReceivingFlow => ({
  queue: -1,
  polled: 0,
  held: 0,
  lost: 0,
  received: 0,
  read: 0,
  rightEdge: windowBytes,
  skbs: 0,
  isAsleep: true,
  reading: 0,
});
