/** ACKs that one poll sends for one flow. */
export interface Ack {
  readonly flow: number;
  readonly count: number;
  /** Payload that has come or was dropped so far [byte]. */
  readonly acknowledged: number;
  /** Of that, what was dropped [byte]. */
  readonly lost: number;
  /** Up to where the sender may send [byte]. */
  readonly rightEdge: number;
}

/** ACKs that wait for a poll of the sender. */
export interface PendingAck extends Ack {
  /** Bytes that TCP sends when it has seen them. */
  sending: number;
}
