/** ACKs that one poll sends for one flow. */
export interface Ack {
  readonly flow: number;
  readonly count: number;
  /** Payload received in order so far [byte]. */
  readonly received: number;
  /** Up to where the sender may send [byte]. */
  readonly rightEdge: number;
}
