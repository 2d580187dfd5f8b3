import {
  clusterOf,
  type Datapath,
  type Hardware,
  isHandOver,
  logicalCpuCount,
  ownNode,
  type Scenario,
  workloadFacts,
} from '@hopwise/datapath';

/**
 * Whether a load can be simulated on a datapath of a machine.
 *
 * @param datapath - With the scenario's modifiers applied.
 * @returns one sentence per refusal; empty when all is well
 */
export function checkDatapath(
  datapath: Datapath,
  scenario: Pick<Scenario, 'workload' | 'cluster'>,
  hardware: Hardware,
): readonly string[] {
  const { workload } = scenario;
  const { kind } = workload;
  const { placement, target, ip } = clusterOf(scenario);
  const traffic = workloadFacts(kind);
  const hasProxies = (datapath.proxies?.length ?? 0) > 0;
  const isSimple = traffic.class === 'exchange' && kind !== 'tcp-crr' && kind !== 'web-tier';
  const isPlainStream = kind === 'tcp-stream' || kind === 'tcp-maerts';
  const tunnels = datapath.encapsulation.map((each) => each.kind).join(', ');
  const polls = [...datapath.egress, ...datapath.ingress].some(({ entry }) => entry === 'poll');
  const own = ownNode(datapath, 'client');
  const refusals = [
    [
      polls && (logicalCpuCount(hardware) < 2 || hardware.oneCpu !== undefined),
      `${datapath.id} keeps a core busy polling, and the ends of a load on ${hardware.id} have no other`,
    ],
    [
      hardware.oneCpu !== undefined && traffic.class !== 'exchange' && kind !== 'tcp-stream',
      `${kind} is not modelled where both ends share one CPU; tcp-stream, transactions and connections are`,
    ],
    [
      traffic.class === 'datagrams' && isSteeredToReaders(datapath),
      `${kind} with RFS is not modelled: a flood and the program that reads it share one core, and who gets it is up to ksoftirqd`,
    ],
    [
      placement === 'same-node' && target !== 'host' && datapath.sameNode === undefined,
      `what ${datapath.id} does between two pods of a node is not known`,
    ],
    [
      placement === 'same-node' && traffic.class === 'datagrams',
      `${kind} within a node is not modelled: nothing but a full socket holds a sender back there`,
    ],
    [
      placement === 'same-node' &&
        traffic.class === 'transfer' &&
        !hasProxies &&
        target !== 'host' &&
        handsOverWithin(datapath),
      `${kind} within a node is not modelled for ${datapath.id}, which hands packets to another core there`,
    ],
    [target === 'host' && placement === 'same-node' && !own.ok, own.ok ? '' : own.reason],
    [
      target === 'host' && hasProxies,
      'a mesh takes in pods, and the program that is addressed is the node\u2019s',
    ],
    [
      target === 'host' && placement === 'cross-node' && datapath.encapsulation.length > 0,
      `${datapath.id} does not tunnel what goes to a node, so its ${tunnels} would be left out; a datapath without a tunnel can be asked`,
    ],
    [ip === 6 && datapath.noIpv6 !== undefined, `${datapath.id}: ${datapath.noIpv6}`],
    [
      hasProxies && (!(isSimple || isPlainStream) || traffic.transport === 'udp'),
      `${kind} through a proxy is not modelled; requests on persistent connections are (tcp-rr, http, websocket, long-poll, mesh), and streams one way (tcp-stream, tcp-maerts)`,
    ],
    [
      workload.ratePerS !== undefined && traffic.class === 'transfer',
      `${kind} at an offered rate is not modelled; it goes as fast as windows and machines allow`,
    ],
    [
      workload.ratePerS !== undefined && traffic.class === 'exchange' && !isSimple,
      `${kind} at an offered rate is not modelled; its processes ask as fast as they are answered`,
    ],
  ] as const;
  return refusals.flatMap(([isRefused, reason]) => (isRefused ? [reason] : []));
}

const isSteeredToReaders = ({ ingress }: Datapath): boolean =>
  ingress.some(({ entry }) => entry === 'rfs');

const handsOverWithin = ({ sameNode = [] }: Datapath): boolean =>
  sameNode.some(({ entry }) => isHandOver(entry));
