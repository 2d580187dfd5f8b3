import type { Facts } from '../../facts/facts.ts';
import { block, type Checks, ofBoth, ofEach, record, warn } from '../subject.ts';

const each = ofEach(({ nic, route }) => {
  if (nic === null) return [];
  const { rings, coalescing, pause, pcie } = nic;
  const short = ['RX', 'TX'].filter(
    (name) => (rings.current[name] ?? 0) < (rings.maximum[name] ?? 0),
  );
  const sizes = short.map((name) => `${name} ${rings.current[name]} of ${rings.maximum[name]}`);
  const isPaused = pause['RX'] === 'on' || pause['Autonegotiate'] === 'on';
  const waits = Object.entries(coalescing).filter(([name]) => /usecs$|frames$|Adaptive/.test(name));
  return [
    short.length > 0
      ? warn(
          'rings',
          `rings are short: ${sizes.join(', ')}`,
          `ethtool -G ${nic.name} rx MAX tx MAX`,
        )
      : null,
    waits.length > 0
      ? record('coalescing', waits.map(([name, value]) => `${name} ${value}`).join(', '))
      : null,
    Object.keys(pause).length > 0 && !isPaused
      ? warn(
          'flow-control',
          'pause frames are off',
          `ethtool -A ${nic.name} rx on tx on, and on the switch`,
        )
      : null,
    pcie !== null && (pcie.width < pcie.maxWidth || pcie.speed !== pcie.maxSpeed)
      ? block(
          'pcie-width',
          `${nic.name} has x${pcie.width} at ${pcie.speed}, of x${pcie.maxWidth} at ${pcie.maxSpeed}`,
          'put the card into a slot of its width and generation',
        )
      : null,
    record('qdisc', nic.qdiscs.join(', ') || 'none'),
    route?.mtu != null && route.mtu !== nic.mtu
      ? record('route-mtu', `${route.mtu} byte on the route, ${nic.mtu} of ${nic.name}`)
      : null,
  ];
});

const effectiveMtu = ({ nic, route }: Facts): number | null =>
  nic === null ? null : Math.min(nic.mtu, route?.mtu ?? nic.mtu);

/** The wire and the card: MTU, rings, pauses, rates. */
export const linkChecks: Checks = (subject) => {
  const { client, server } = subject;
  const [here, there] = [effectiveMtu(client), effectiveMtu(server)];
  const [mine, theirs] = [client.nic?.speedMbps ?? null, server.nic?.speedMbps ?? null];
  return [
    ...each(subject),
    ...(here !== null && there !== null && here !== there
      ? [
          ofBoth(
            block(
              'mtu-differs',
              `${here} byte on ${client.node}, ${there} on ${server.node}`,
              'ip link set DEVICE mtu N on both, and on every hop between them',
            ),
          ),
        ]
      : []),
    ...(mine !== null && theirs !== null && mine !== theirs
      ? [
          ofBoth(
            block(
              'link-speed',
              `${mine} Mbit/s on ${client.node}, ${theirs} on ${server.node}`,
              'look at cables, modules and lanes: both should have the rate of the card',
            ),
          ),
        ]
      : []),
  ];
};
