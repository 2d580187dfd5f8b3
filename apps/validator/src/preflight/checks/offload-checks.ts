import type { Facts } from '../../facts/facts.ts';
import { block, type Checks, ofBoth, ofEach, record, warn } from '../subject.ts';

/** Offloads that decide who segments and merges. */
const watched = [
  'tcp-segmentation-offload',
  'generic-segmentation-offload',
  'generic-receive-offload',
  'large-receive-offload',
  'tx-udp_tnl-segmentation',
  'tx-udp-segmentation',
  'rx-udp-gro-forwarding',
  'rx-gro-list',
  'hw-tc-offload',
] as const;

const stateOf = ({ nic }: Facts, feature: string): string => {
  const isOn = nic?.features[feature];
  return isOn === undefined ? 'not there' : isOn ? 'on' : 'off';
};

const each = ofEach((facts) => {
  const { nic } = facts;
  if (nic === null || Object.keys(nic.features).length === 0) return [];
  const states = watched.map((feature) => `${feature} ${stateOf(facts, feature)}`);
  const sizes = Object.entries(nic.packetLimits).map(([name, bytes]) => `${name} ${bytes}`);
  return [
    record('offloads', states.join(', ')),
    record('big-tcp', sizes.join(', ')),
    nic.features['large-receive-offload'] === true
      ? warn(
          'offloads',
          'large-receive-offload is on',
          'ethtool -K DEVICE lro off: what it merges cannot be forwarded to pods',
        )
      : null,
  ];
});

/** Offloads of the two data interfaces, which should be the same. */
export const offloadChecks: Checks = (subject) => {
  const { client, server } = subject;
  const different = watched.filter((one) => stateOf(client, one) !== stateOf(server, one));
  const words = different.map(
    (one) =>
      `${one} is ${stateOf(client, one)} on ${client.node}, ${stateOf(server, one)} on ${server.node}`,
  );
  return [
    ...each(subject),
    ...(different.length === 0
      ? []
      : [
          ofBoth(
            block(
              'offloads-differ',
              words.join('; '),
              'set them alike with ethtool -K DEVICE FEATURE on|off',
            ),
          ),
        ]),
  ];
};
