import { legRates } from './polling.ts';
import type { UdpModel } from './udp-model.ts';
import { wholeNs } from './udp-work.ts';

/**
 * Datagrams that the CPUs of the sending end have time for [1/ns]: what a leg refuses costs only its sender.
 *
 * @param callerNs - What the sender does for each, at the end's speed [ns].
 */
export function sentByCpu(model: UdpModel, callerNs: number, slowdown: number): number {
  const legs = model.works.handedOver.client;
  const most = legRates(model, 'client', { rate: Number.POSITIVE_INFINITY, slowdown });
  const eachNs = legs.map(({ each }) => slowdown * wholeNs(each));
  const within = (isFull: (index: number) => boolean): number => {
    let left = model.platform.logicalCpus;
    let perDatagram = callerNs;
    for (const [index, ns] of eachNs.entries()) {
      if (isFull(index)) left -= (most[index] ?? 0) * ns;
      else perDatagram += ns;
    }
    return left / perDatagram;
  };
  let rate = within(() => false);
  for (let step = 0; step < legs.length; step++) {
    const before = rate;
    rate = within((index) => (most[index] ?? 0) < before);
  }
  return rate;
}
