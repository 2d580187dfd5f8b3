import type { End } from '@hopwise/datapath';
import type { Part } from './assemble.ts';
import type { Batch } from './stream-batch.ts';
import type { StreamParts } from './stream-parts.ts';
import { type Coefficients, sumCoefficients } from './units.ts';

/** Coefficients of each kind of work, by the core that does it. */
export interface StreamCosts {
  readonly dataIn: Coefficients;
  /** In the softirq that data came in by; nothing where they were handed to another core. */
  readonly ackOut: Coefficients;
  readonly read: Coefficients;
  readonly ackIn: Coefficients;
  /** In the softirq that an ACK came in by; nothing where it was handed to another core. */
  readonly dataOut: Coefficients;
  /** The same work in the send call. */
  readonly sending: Coefficients;
  readonly wakeWriter: Coefficients;
  readonly copy: Coefficients;
}

/** What parts cost, on the path and after it, where each skb of a segmented one is a segment. */
export const wholeCost = (parts: readonly Part[], policyRules: number): Coefficients =>
  sumCoefficients(
    parts.flatMap((part) => [
      perSkbHandled(part, part.onPath, policyRules),
      perSkbHandled(part, part.tail, policyRules),
    ]),
  );

/** Coefficients by what a part really handles: rules are checked per skb, and skbs may be segments. */
export function perSkbHandled(
  { isSegmented }: Pick<Part, 'isSegmented'>,
  cost: Coefficients,
  policyRules: number,
): Coefficients {
  if (!isSegmented && cost.rule === 0) return cost;
  const skb = cost.skb + cost.rule * policyRules;
  return isSegmented
    ? { ...cost, skb: 0, segment: cost.segment + skb, rule: 0 }
    : { ...cost, skb, rule: 0 };
}

/** Sums the parts of each kind of work. */
export function costsOf(parts: StreamParts): StreamCosts {
  const { handed, policyRules } = parts;
  const cost = (of: readonly Part[]): Coefficients => wholeCost(of, policyRules);
  return {
    dataIn: cost(parts.dataIn),
    ackOut: cost(handed.dataIn.length > 0 ? [] : parts.ackOut),
    read: cost(parts.read),
    ackIn: cost(parts.ackIn),
    dataOut: cost(handed.ackIn.length > 0 ? [] : parts.dataOutBySoftirq),
    sending: cost(parts.dataOutBySoftirq),
    wakeWriter: cost(parts.wakeWriter),
    copy: cost(parts.copy),
  };
}

/** Time per byte of goodput, by the core that spends it [ns/byte]. */
export interface CoreTimes {
  readonly process: number;
  readonly softirq: number;
  /** What a process does itself while the window is open; TCP's softirq does it otherwise. */
  readonly sending: number;
  /** Of the softirq's time, what goes to sending. */
  readonly sendingBySoftirq: number;
}

/** Both cores together [ns/byte]. */
export const whole = ({ process, softirq }: CoreTimes): number => process + softirq;

/** How often contexts are entered, per aggregate. */
export interface Entered {
  /** Softirqs, and those that found the core idle. */
  readonly softirq: Readonly<Record<End, number>>;
  readonly fromIdle: Readonly<Record<End, number>>;
  /** Processes that had to be woken. */
  readonly woken: Readonly<Record<End, number>>;
  /** Chance that a poll of the receiver completes. */
  readonly completing: number;
}

/** Nominal time per byte of goodput at each end [ns/byte]. */
export function timesPerByte(
  costs: StreamCosts,
  { aggregate, segment, acks }: Batch,
  sendBytes: number,
  { softirq, fromIdle, woken }: Entered,
  copying: Readonly<Record<End, number>>,
): Readonly<Record<End, CoreTimes>> {
  const ack = (end: End, cost: Coefficients): number =>
    cost.skb * acks + cost.segment * acks + cost.visit * softirq[end] + cost.idle * fromIdle[end];
  const data = (end: End, cost: Coefficients): number =>
    cost.skb +
    cost.segment * segment +
    cost.visit * softirq[end] +
    cost.idle * fromIdle[end] +
    cost.byte * aggregate;
  const serverSoftirq =
    data('server', costs.dataIn) + costs.dataIn.wake * woken.server + ack('server', costs.ackOut);
  const serverProcess =
    costs.read.skb +
    costs.read.segment * segment +
    costs.read.byte * aggregate * copying.server +
    (costs.read.visit + costs.read.wake + costs.read.idle) * woken.server;
  const sending = data('client', costs.sending);
  const sendingBySoftirq = data('client', costs.dataOut);
  const clientSoftirq =
    ack('client', costs.ackIn) + costs.ackIn.wake * woken.client + sendingBySoftirq;
  const clientProcess =
    (costs.copy.skb * aggregate) / sendBytes +
    costs.copy.byte * aggregate * copying.client +
    (costs.copy.visit + costs.wakeWriter.wake + costs.wakeWriter.idle) * woken.client;
  return {
    client: {
      process: clientProcess / aggregate,
      softirq: clientSoftirq / aggregate,
      sending: sending / aggregate,
      sendingBySoftirq: sendingBySoftirq / aggregate,
    },
    server: {
      process: serverProcess / aggregate,
      softirq: serverSoftirq / aggregate,
      sending: 0,
      sendingBySoftirq: 0,
    },
  };
}
