import type { Bottleneck, End } from '@hopwise/datapath';
import { serialServers } from '../legs.ts';
import { wholeNs } from '../udp/udp-work.ts';
import type { UdpModel } from '../udp/udp-model.ts';
import type { Outcome } from './experiment.ts';
import type { UdpRun } from './udp-run.ts';

type Use = readonly [resource: Bottleneck['resource'], utilisation: number];

/** A place that loses more than this is full. */
const noticeable = 0.01;
/** From here on a resource that loses nothing counts as full. */
const fullFrom = 0.9;

/**
 * Names what limits simulated UDP streams: the place that loses most; where none loses any, what keeps
 * senders from sending more.
 */
export function measuredUdpBottleneck(
  model: UdpModel,
  { sender, receiver }: UdpRun,
  { busyNs, measuredNs }: Pick<Outcome, 'busyNs' | 'measuredNs'>,
): Bottleneck {
  const { flows, platform, datagram, pacingNs } = model;
  const cores = Math.min(flows, platform.logicalCpus);
  const used = model.receiveQueues * (1 - (1 - 1 / model.receiveQueues) ** flows);
  const carried = (sender.sent - sender.dropped) / measuredNs;
  const share = (ns: number, of: number): number => Math.min(1, ns / (of * measuredNs));
  const line = Math.min(1, (carried * datagram.wireBytes) / platform.lineBytesPerNs);
  const reading = share(busyNs.server.process, cores);
  const softirq = share(busyNs.server.softirq, used);
  const sending = share(busyNs.client.process + busyNs.client.softirq, cores);
  const before: readonly Use[] = [['line rate', line], ...serialUses(model, 'client', carried)];
  const polled = receiver.received / measuredNs;
  const losses: readonly (readonly [number, readonly Use[]])[] = [
    [sender.dropped, before],
    [
      receiver.lostInRings,
      [['server softirq core', softirq], ...serialUses(model, 'server', polled)],
    ],
    [
      receiver.lostInBuffers,
      [[reading >= fullFrom ? 'server process core' : 'server receive buffer', 1]],
    ],
  ];
  const [[most, where]] = losses.toSorted(([a], [b]) => b - a) as [(typeof losses)[number]];
  const isLossy = most > noticeable * sender.sent;
  const [resource, utilisation] = busiest(
    isLossy ? where : [...before, ['client process core', sending]],
  );
  const lost = Math.max(0, 1 - receiver.received / Math.max(1, sender.sent));
  if (isLossy || utilisation >= fullFrom) {
    return {
      resource,
      utilisation,
      explanation: `${resource} is full; ${percent(lost)} of what is sent is lost`,
    };
  }
  const pace: Use = pacingNs > 0 ? ['offered rate', 1] : ['client send buffer', 1];
  return {
    resource: pace[0],
    utilisation: pace[1],
    explanation: `nothing is full (${resource} is ${percent(utilisation)} busy): senders wait for their ${pacingNs > 0 ? 'pace' : 'send buffer'}`,
  };
}

function serialUses(model: UdpModel, end: End, rate: number): readonly Use[] {
  return model.works.handedOver[end]
    .filter(({ server }) => serialServers.includes(server))
    .map(
      ({ each }): Use => [
        `${end} handed-over stage`,
        Math.min(1, rate * model.clock * wholeNs(each)),
      ],
    );
}

const busiest = (uses: readonly Use[]): Use =>
  uses.reduce((most, use) => (use[1] > most[1] ? use : most));

const percent = (value: number): string => `${(100 * value).toFixed(0)} %`;
