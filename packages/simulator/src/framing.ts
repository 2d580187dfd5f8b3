/** Facts that the runs of an exchange depend on besides costs. */
export interface Framing {
  /** TCP payload of one full segment [byte]. */
  readonly mss: number;
  /** Payload of one skb after GRO or before GSO, at most [byte]. */
  readonly aggregateMaxBytes: number;
  /** Header bytes of each frame on the wire: Ethernet with preamble and gap, IP, TCP. */
  readonly headerBytes: number;
  /** Conntrack entries walked per new connection; 0 when nothing is tracked. */
  readonly chainNodes: number;
  /** Services of the cluster, and policy rules that an skb is checked against. */
  readonly services: number;
  readonly policyRules: number;
}

/** Segments of one payload: a bare segment is one. */
const segmentsOf = (payload: number, mss: number): number => Math.max(1, Math.ceil(payload / mss));

/** Segments of these payloads. */
export const segmentSum = (payloads: readonly number[], { mss }: Framing): number =>
  payloads.reduce((sum, payload) => sum + segmentsOf(payload, mss), 0);

/** skbs that carry these payloads: a longer message takes several, a bare segment is one. */
export const skbSum = (payloads: readonly number[], { aggregateMaxBytes }: Framing): number =>
  payloads.reduce((sum, payload) => sum + segmentsOf(payload, aggregateMaxBytes), 0);

export const byteSum = (payloads: readonly number[]): number =>
  payloads.reduce((sum, payload) => sum + payload, 0);

/** Bytes on the wire for these payloads, in as many frames as they need [byte]. */
export const wireSum = (payloads: readonly number[], framing: Framing): number =>
  byteSum(payloads) + segmentSum(payloads, framing) * framing.headerBytes;
