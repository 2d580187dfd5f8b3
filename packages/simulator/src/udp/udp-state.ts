import type { Bottleneck, End } from '@hopwise/datapath';
import { legCapacities } from './polling.ts';
import { sentByCpu } from './sent-by-cpu.ts';
import type { UdpModel } from './udp-model.ts';
import { receivingOf, type Receiving } from './udp-receiving.ts';
import { sendingOf, type Sending } from './udp-sending.ts';
import { wholeNs } from './udp-work.ts';

export interface Ceiling {
  readonly resource: Bottleneck['resource'];
  /** Datagrams [1/ns]. */
  readonly rate: number;
}

/** UDP streams while their cores run at one speed. Rates are datagrams per ns. */
export interface UdpState {
  readonly sending: Sending;
  readonly receiving: Receiving;
  readonly sent: number;
  readonly carried: number;
  /** Ceilings between the senders' queue and the wire. */
  readonly ceilings: readonly Ceiling[];
}

/** Datagrams that the CPUs of each end have time to send, and to take from rings [1/ns]. */
export type Limits = Readonly<Record<End, number>>;

/** State of the streams at these speeds and within these limits. */
export function stateAt(
  model: UdpModel,
  slowdown: Readonly<Record<End, number>>,
  limits: Limits,
): UdpState {
  const { datagram, platform, isRetained, works } = model;
  const sending = sendingOf(model, slowdown.client);
  const ceilings: readonly Ceiling[] = [
    { resource: 'line rate', rate: platform.lineBytesPerNs / datagram.wireBytes },
    ...handedOverCeilings(model, 'client', slowdown.client),
  ];
  const callerNs = slowdown.client * (wholeNs(works.send) + wholeNs(works.free));
  const byCpu = sentByCpu(model, callerNs, slowdown.client);
  const behind = Math.min(...ceilings.map(({ rate }) => rate));
  // What a socket owns holds it back; an orphan's socket does not learn what becomes of it.
  const possible = isRetained
    ? Math.min(sending.rate, byCpu, behind)
    : orphansSent(model, sending, behind, slowdown.client, byCpu);
  const sent = Math.min(possible, limits.client);
  const carried = Math.min(sent, behind);
  const receiving = receivingOf(model, Math.min(carried, limits.server), slowdown.server);
  return { sending, receiving, sent, carried, ceilings };
}

/** Orphans that are dropped before the NIC are never freed by an interrupt: the core sends instead. */
function orphansSent(
  { works, flows, platform, completionNs }: UdpModel,
  { rate, byPacing }: Sending,
  behind: number,
  slowdown: number,
  byCpu: number,
): number {
  if (rate <= behind || works.handedOver.client.length > 0) return Math.min(rate, byCpu);
  const interrupts = Math.min(behind, flows / completionNs);
  const completing =
    slowdown * (behind * wholeNs(works.free) + interrupts * wholeNs(works.complete));
  const cores = Math.min(flows, platform.logicalCpus) - completing;
  return Math.min(byPacing, cores / (slowdown * wholeNs(works.send)));
}

export const handedOverCeilings = (
  model: UdpModel,
  end: End,
  slowdown: number,
): readonly Ceiling[] =>
  legCapacities(model, end, slowdown).map((rate) => ({
    resource: `${end} handed-over stage` as const,
    rate,
  }));
