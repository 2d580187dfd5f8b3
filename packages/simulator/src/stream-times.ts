import type { End } from '@hopwise/datapath';
import type { Part } from './assemble.ts';
import type { Batch } from './stream-batch.ts';
import type { StreamParts } from './stream-parts.ts';
import { type Coefficients, sumCoefficients } from './units.ts';

/** Coefficients of each kind of work, by the core that does it. */
export interface StreamCosts {
  readonly dataIn: Coefficients;
  readonly ackOut: Coefficients;
  readonly read: Coefficients;
  readonly ackIn: Coefficients;
  readonly dataOut: Coefficients;
  readonly wakeWriter: Coefficients;
  readonly copy: Coefficients;
}

const wholeCost = (parts: readonly Part[]): Coefficients =>
  sumCoefficients(parts.flatMap(({ onPath, tail }) => [onPath, tail]));

/** Sums the parts of each kind of work. */
export const costsOf = (parts: StreamParts): StreamCosts => ({
  dataIn: wholeCost(parts.dataIn),
  ackOut: wholeCost(parts.ackOut),
  read: wholeCost(parts.read),
  ackIn: wholeCost(parts.ackIn),
  dataOut: wholeCost(parts.dataOutBySoftirq),
  wakeWriter: wholeCost(parts.wakeWriter),
  copy: wholeCost(parts.copy),
});

/** Time per byte of goodput, by the core that spends it [ns/byte]. */
export interface CoreTimes {
  readonly process: number;
  readonly softirq: number;
  /** Part of `softirq` that a process does itself while the window is open. */
  readonly sending: number;
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
  { aggregate, segment }: Batch,
  sendBytes: number,
  { softirq, fromIdle, woken }: Entered,
  copying: Readonly<Record<End, number>>,
): Readonly<Record<End, CoreTimes>> {
  const skb = (end: End, cost: Coefficients, segments: number): number =>
    cost.skb + cost.segment * segments + cost.visit * softirq[end] + cost.idle * fromIdle[end];
  const serverSoftirq =
    skb('server', costs.dataIn, segment) +
    costs.dataIn.wake * woken.server +
    skb('server', costs.ackOut, 1);
  const serverProcess =
    costs.read.skb +
    costs.read.byte * aggregate * copying.server +
    (costs.read.visit + costs.read.wake + costs.read.idle) * woken.server;
  const sending = skb('client', costs.dataOut, segment);
  const clientSoftirq = skb('client', costs.ackIn, 1) + costs.ackIn.wake * woken.client + sending;
  const clientProcess =
    (costs.copy.skb * aggregate) / sendBytes +
    costs.copy.byte * aggregate * copying.client +
    (costs.copy.visit + costs.wakeWriter.wake + costs.wakeWriter.idle) * woken.client;
  return {
    client: {
      process: clientProcess / aggregate,
      softirq: clientSoftirq / aggregate,
      sending: sending / aggregate,
    },
    server: {
      process: serverProcess / aggregate,
      softirq: serverSoftirq / aggregate,
      sending: 0,
    },
  };
}
