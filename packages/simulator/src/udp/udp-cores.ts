import type { End } from '@hopwise/datapath';
import { legRates } from './polling.ts';
import type { UdpModel } from './udp-model.ts';
import type { Sending } from './udp-sending.ts';
import type { UdpState } from './udp-state.ts';
import { type Work, wholeNs } from './udp-work.ts';

/** How often each kind of work is done [1/ns]. */
export function frequencies(
  { works, completionNs, flows, pacingNs, isRetained, datagram }: UdpModel,
  { sending, receiving, sent, carried }: UdpState,
  slowdown: number,
): readonly (readonly [Work, number])[] {
  const interrupts = Math.min(carried, flows / completionNs);
  const isCoreBound = sent >= sending.byCore * (1 - 1e-9);
  const asleep = isCoreBound ? 0 : 1 - sent / sending.byCore;
  const isPaced = pacingNs > 0 && sent >= sending.byPacing * (1 - 1e-9);
  const isHeld = isRetained && !isPaced && !isCoreBound;
  // A sender sleeps until half of its buffer is free.
  const refills = sent / (datagram.sendCredits - datagram.wakeAtMost);
  const wakes = isHeld
    ? Math.min(interrupts * sending.wakesPerInterrupt, refills)
    : isPaced
      ? sent * sleepingShare(works, sending, flows, slowdown)
      : 0;
  const { taken, polled, read } = receiving;
  return [
    [works.send, sent],
    [works.wakeSender, wakes],
    [works.wakeSenderIdle, wakes],
    [works.wakesSender, isPaced ? 0 : wakes],
    [works.complete, interrupts],
    [works.completeIdle, interrupts * asleep],
    [works.free, carried],
    [works.receive, taken],
    [works.poll, taken * receiving.polls],
    [works.pollIdle, taken * receiving.pollsFromIdle],
    [works.wakesReader, polled * receiving.wakes],
    [works.read, read],
    [works.wakeReader, read * receiving.wakes],
    [works.wakeReaderIdle, read * receiving.wakes],
  ];
}

/** Share of its datagrams before which a paced sender has time to sleep. */
function sleepingShare(
  { wakeSender, wakeSenderIdle }: UdpModel['works'],
  { byPacing, byCore }: Sending,
  flows: number,
  slowdown: number,
): number {
  const spareNs = flows / byPacing - flows / byCore;
  return Math.min(1, spareNs / (slowdown * (wholeNs(wakeSender) + wholeNs(wakeSenderIdle))));
}

/** Busy cores of each end, hand-overs included. */
export function coresOf(
  model: UdpModel,
  state: UdpState,
  slowdown: Readonly<Record<End, number>>,
): Record<End, number> {
  const cores = ownCores(frequencies(model, state, slowdown.client), slowdown);
  for (const end of ['client', 'server'] as const)
    cores[end] += handedCores(model, state, end, slowdown[end]);
  return cores;
}

/** Busy cores of each end, hand-overs left out. */
export function ownCores(
  own: ReturnType<typeof frequencies>,
  slowdown: Readonly<Record<End, number>>,
): Record<End, number> {
  const cores = { client: 0, server: 0 };
  for (const [work, rate] of own) {
    const end = work.entries[0]?.end;
    if (end !== undefined) cores[end] += slowdown[end] * rate * wholeNs(work);
  }
  return cores;
}

/** Busy cores of the legs of one end. */
export function handedCores(
  model: UdpModel,
  { sent, receiving }: UdpState,
  end: End,
  slowdown: number,
): number {
  const rates = legRates(model, end, { rate: end === 'client' ? sent : receiving.taken, slowdown });
  return model.works.handedOver[end].reduce(
    (sum, { each }, index) => sum + (rates[index] ?? 0) * slowdown * wholeNs(each),
    0,
  );
}
