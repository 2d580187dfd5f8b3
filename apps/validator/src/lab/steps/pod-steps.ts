import { addressesOf, type LabSite } from '../lab-site.ts';
import { ipBatch, type Step, script } from '../step.ts';

/** The pod's namespace and its device, for every base but `host`. */
export function podSteps(site: LabSite): readonly Step[] {
  const { base } = site.topology;
  if (base === 'host') return [];
  const device = isChild(base) ? [childOfWire(site, base)] : vethSteps(site);
  return [namespaceStep(site), ...device, insideStep(site)];
}

const isChild = (base: string) => base === 'macvlan' || base === 'ipvlan';

/** Whether pods of both nodes are neighbours on one network, without a router between. */
const isFlat = ({ topology: { base } }: LabSite) => base === 'bridge' || isChild(base);

const namespaceStep = ({ names: { pod } }: LabSite): Step => ({
  what: `network namespace ${pod}`,
  do: { argv: ['ip', 'netns', 'add', pod] },
  undo: script('ip netns pids "$1" | xargs -r kill -KILL; ip netns del "$1"', pod),
});

/** `netns` in the same command, because a device of the host's may be called eth0 too. */
const childOfWire = ({ names: { pod }, here }: LabSite, kind: string): Step => ({
  what: `${kind} eth0 of ${here.device} in ${pod}`,
  do: {
    argv: ['ip', 'link', 'add', 'link', here.device, 'name', 'eth0', 'netns', pod].concat(
      kind === 'macvlan' ? ['type', 'macvlan', 'mode', 'bridge'] : ['type', 'ipvlan', 'mode', 'l2'],
    ),
  },
  undo: { argv: ['ip', '-n', pod, 'link', 'del', 'eth0'] },
});

function vethSteps(site: LabSite): readonly Step[] {
  const { names, network, place, podMtu, here, topology } = site;
  const { gateway, pod } = addressesOf(network, place);
  const pair: Step = {
    what: `veth pair ${names.veth} - eth0 in ${names.pod}`,
    do: ipBatch([
      `link add ${names.veth} mtu ${podMtu} type veth peer name eth0 mtu ${podMtu} netns ${names.pod}`,
      `link set ${names.veth} up`,
    ]),
    undo: { argv: ['ip', 'link', 'del', names.veth] },
  };
  const bridge = (lines: readonly string[]): Step => ({
    what: `bridge ${names.bridge}`,
    do: ipBatch([
      `link add ${names.bridge} mtu ${podMtu} type bridge`,
      `link set ${names.veth} master ${names.bridge}`,
      `link set ${names.bridge} up`,
      ...lines,
    ]),
    undo: { argv: ['ip', 'link', 'del', names.bridge] },
  });
  switch (topology.base) {
    case 'bridge':
      return [pair, bridge([`link set ${here.device} master ${names.bridge}`])];
    case 'routed-bridge':
      return [pair, bridge([`addr add ${gateway}/24 dev ${names.bridge}`])];
    default:
      return [
        pair,
        {
          what: `route to the pod through ${names.veth}`,
          do: ipBatch([
            `addr add ${gateway}/32 dev ${names.veth}`,
            `route add ${pod}/32 dev ${names.veth}`,
          ]),
          undo: { argv: ['ip', 'route', 'del', `${pod}/32`, 'dev', names.veth] },
        },
      ];
  }
}

function insideStep(site: LabSite): Step {
  const { names, network, place, podMtu } = site;
  const { gateway, pod } = addressesOf(network, place);
  return {
    what: `address ${pod} in ${names.pod}`,
    do: ipBatch(
      [
        'link set lo up',
        `link set eth0 mtu ${podMtu} up`,
        `addr add ${pod}/${isFlat(site) ? 16 : 24} dev eth0`,
        ...(isFlat(site) ? [] : [`route add default via ${gateway}`]),
      ],
      names.pod,
    ),
    undo: { argv: ['ip', '-n', names.pod, 'addr', 'flush', 'dev', 'eth0'] },
  };
}
