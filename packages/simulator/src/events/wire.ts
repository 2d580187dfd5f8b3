import { SharedServer, type Simulation } from '@hopwise/engine';
import type { Platform } from '../platform.ts';

/** The sending NIC and the wire: transmit queues share the line frame by frame. */
export interface Wire {
  /** Puts a GSO skb of `size` payload bytes on the flow's transmit queue. */
  readonly send: (flow: number, size: number) => void;
  /** Payload of the flow that has passed so far [byte]: a fluid, since queues interleave frames. */
  readonly passed: (flow: number) => number;
  /** Whether frames of the flow are on their way now. */
  readonly isActive: (flow: number) => boolean;
  /** Whole frames of the flow in so many bytes that have passed; the last of an skb may be short. */
  readonly frames: (flow: number, bytes: number) => number;
  /** Time of one full frame on an unshared line [ns]. */
  readonly frameNs: number;
}

export function makeWire(
  simulation: Simulation,
  { lineBytesPerNs, mss, headerBytes }: Platform,
  flows: number,
  callbacks: {
    readonly onStart: (flow: number) => void;
    readonly onSent: (flow: number, size: number) => void;
  },
): Wire {
  const server = new SharedServer(simulation, {
    queues: flows,
    capacity: (lineBytesPerNs * mss) / (mss + headerBytes),
    onStart: callbacks.onStart,
    onDone: callbacks.onSent,
  });
  const isActive = (flow: number): boolean => server.backlog(flow) > 0;
  return {
    send: (flow, size) => server.offer(flow, size, size),
    passed: (flow) => server.served(flow),
    isActive,
    frames: (flow, bytes) =>
      isActive(flow) ? Math.floor(bytes / mss + 1e-9) : Math.ceil(bytes / mss - 1e-9),
    frameNs: (mss + headerBytes) / lineBytesPerNs,
  };
}
