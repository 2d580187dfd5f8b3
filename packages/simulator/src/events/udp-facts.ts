import type { Part } from '../assemble.ts';
import type { Entry } from '../ledger.ts';
import type { UdpWorks } from '../udp/udp-works.ts';
import type { HandedWork } from '../udp/udp-work.ts';
import type { FactsOf } from './job-facts.ts';
import type { UdpReceiver } from './udp-receiver.ts';
import type { UdpSender } from './udp-sender.ts';
import { workLabel } from './work-label.ts';

/** Says what the jobs of UDP streams are: job = number x 4 + kind. */
export function udpFacts(works: UdpWorks, sender: UdpSender, receiver: UdpReceiver): FactsOf {
  const labels = {
    send: workLabel('send call', 'process', partsOf(works.send.entries)),
    complete: workLabel('transmit completion', 'softirq', partsOf(works.complete.entries)),
    spin: workLabel('waits for the lock of its transmit queue', 'process', []),
    poll: workLabel('data in', 'softirq', partsOf(works.receive.entries)),
    read: workLabel('read', 'process', partsOf(works.read.entries)),
  };
  const legs = {
    client: works.handedOver.client.map(legLabel),
    server: works.handedOver.server.map(legLabel),
  };
  return (end, job) => {
    const host = end === 'client' ? sender : receiver;
    const { kind, number, flows, leg } = host.jobOf(job);
    const label = kind === 'leg' ? legs[end][leg ?? 0] : labels[kind];
    return {
      label: label ?? labels.poll,
      flows: flows.length > 0 ? [...new Set(flows)] : [number],
      operation: null,
    };
  };
}

const partsOf = (entries: readonly Entry[]): readonly Part[] => entries.map(({ part }) => part);

const legLabel = ({ server, context, each }: HandedWork) =>
  workLabel(server, context === 'process' ? 'process' : 'softirq', partsOf(each.entries));
