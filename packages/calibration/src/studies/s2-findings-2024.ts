import { level, limitedBy, ratio } from './clauses.ts';
import type { Finding } from './study.ts';

const retained = [
  'baremetal',
  'calico-ebpf-native',
  'cilium-vxlan',
  'antrea-geneve',
  'kubeovn-geneve',
];
const orphaned = ['kuberouter-native', 'calico-iptables-native', 'flannel-vxlan', 'canal-vxlan'];
const clearPlugins = [...retained.slice(1), ...orphaned, 'antrea-noencap'];
const encrypted = ['cilium-wireguard', 'antrea-wireguard', 'antrea-ipsec', 'cilium-ipsec'];

const ofHost = (streams: number, system: string, atLeast: number, atMost: number) =>
  ratio('goodput', `tcp-${streams}/${system}`, `tcp-${streams}/baremetal`, { atLeast, atMost });

export const s2Findings2024: readonly Finding[] = [
  {
    id: 'one-stream-price',
    statement: 'On one stream a CNI in clear text costs 15 to 50 % of bare metal.',
    ifNot:
      'single streams through pods are predicted too fast on this machine, whose costs are scaled from another one; no mechanism is known that would make a unit of 64 KiB that much dearer there',
    clauses: clearPlugins
      .filter((system) => system !== 'kubeovn-geneve')
      .map((system) => ofHost(1, system, 0.5, 0.88)),
  },
  {
    id: 'kube-ovn-one-stream',
    statement: 'Kube-OVN, cutting segments before its tunnel, gets about a third on one stream.',
    clauses: [ofHost(1, 'kubeovn-geneve', 0.25, 0.45)],
  },
  {
    id: 'eight-streams-fill',
    statement: 'With 8 streams every datapath in clear text reaches 97 % of bare metal.',
    clauses: clearPlugins.map((system) => ofHost(8, system, 0.95, 1.02)),
  },
  {
    id: 'encryption-one-pipeline',
    statement: 'Encryption stays at 12 to 31 % of bare metal, and more streams do not help.',
    ifNot:
      'encrypted packets cost this machine about twice what costs scaled from another one say; more streams do not help in the model either',
    clauses: encrypted.flatMap((system) => [
      ofHost(1, system, 0.1, 0.35),
      ratio('goodput', `tcp-8/${system}`, `tcp-1/${system}`, { atMost: 1.4 }),
    ]),
  },
  {
    id: 'udp-back-pressure',
    statement: 'UDP senders whose sockets keep their datagrams stop near 103 k/s.',
    clauses: ['baremetal', 'calico-ebpf-native', 'antrea-geneve'].flatMap((system) => [
      limitedBy(`udp-1/${system}`, ['client send buffer']),
      level('sent', `udp-1/${system}`, { atLeast: 95e3, atMost: 110e3 }),
    ]),
  },
  {
    id: 'udp-unthrottled',
    statement: 'UDP senders that cross the stack of the host burn a core each.',
    clauses: orphaned.map((system) =>
      limitedBy(`udp-1/${system}`, ['client process core', 'server process core']),
    ),
  },
  {
    id: 'udp-eight-loss',
    statement: 'Eight senders without back-pressure lose nearly half; those with it hardly any.',
    ifNot:
      'senders without back-pressure are predicted too fast on this machine, and what they send beyond the line is lost',
    clauses: [
      level('loss', 'udp-8/kuberouter-native', { atLeast: 0.3, atMost: 0.6 }),
      level('loss', 'udp-8/calico-iptables-native', { atLeast: 0.3, atMost: 0.6 }),
      level('loss', 'udp-8/baremetal', { atMost: 0.1 }),
      level('loss', 'udp-8/calico-ebpf-native', { atMost: 0.1 }),
    ],
  },
  {
    id: 'service-tcp',
    statement: 'A Service on the way costs TCP streams nothing that can be measured.',
    clauses: ['flannel-vxlan', 'calico-ebpf-native', 'cilium-vxlan-kpr'].map((system) =>
      ratio('goodput', `tcp-1-service/${system}`, `tcp-1/${system}`, {
        atLeast: 0.95,
        atMost: 1.05,
      }),
    ),
  },
  {
    id: 'service-udp',
    statement:
      'A Service costs the sender CPU per datagram on Kube-OVN and IPVS, not on kube-proxy.',
    clauses: [
      ...['kubeovn-geneve', 'kuberouter-native-ipvs'].map((system) =>
        ratio('cpuClientPerByte', `udp-1-service/${system}`, `udp-1/${system}`, { atLeast: 1.05 }),
      ),
      ratio('cpuClientPerByte', 'udp-1-service/flannel-vxlan', 'udp-1/flannel-vxlan', {
        atMost: 1.05,
      }),
    ],
  },
  {
    id: 'hubble-noise',
    statement: 'Hubble is within the noise of TCP streams.',
    clauses: [
      ratio('goodput', 'tcp-1/cilium-vxlan-hubble-full', 'tcp-1/cilium-vxlan-nohubble', {
        ...{ atLeast: 0.95, atMost: 1.05 },
      }),
    ],
  },
];
