/** What a job of a host of UDP streams is. */
export interface UdpJob {
  readonly kind: 'send' | 'complete' | 'spin' | 'poll' | 'read' | 'leg';
  /** Its flow, its receive queue or its slot. */
  readonly number: number;
  /** Flows of its datagrams; empty where they have been passed on. */
  readonly flows: readonly number[];
  /** Which leg it is at, where datagrams were handed over. */
  readonly leg: number | null;
}
