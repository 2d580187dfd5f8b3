import type { Topology } from './topology.ts';

/** Something that a topology needs of a node, and a program that succeeds where it is. */
export interface Need {
  readonly what: string;
  /** Shell script; it runs in a network namespace of its own, which ends with it. */
  readonly probe: string;
}

const link = (words: string) => `ip link add hw-probe ${words}`;
const onVeth = (words: string) =>
  `ip link add hw-lower type veth peer name hw-upper && ip link add link hw-lower name hw-probe ${words}`;

const bases: Record<Topology['base'], readonly Need[]> = {
  host: [],
  routed: [{ what: 'veth pairs', probe: link('type veth peer name hw-upper') }],
  'routed-bridge': [{ what: 'bridges', probe: link('type bridge') }],
  bridge: [{ what: 'bridges', probe: link('type bridge') }],
  macvlan: [{ what: 'macvlan devices', probe: onVeth('type macvlan mode bridge') }],
  ipvlan: [{ what: 'ipvlan devices', probe: onVeth('type ipvlan mode l2') }],
  ebpf: [
    { what: 'clang, which compiles the eBPF programs', probe: 'command -v clang >/dev/null' },
    { what: 'queues of tc for eBPF (clsact)', probe: 'tc qdisc add dev lo clsact' },
  ],
};

const tunnels: Record<NonNullable<Topology['tunnel']>, readonly Need[]> = {
  vxlan: [{ what: 'VXLAN devices', probe: link('type vxlan id 1 remote 192.0.2.1 dstport 4789') }],
  geneve: [{ what: 'Geneve devices', probe: link('type geneve id 1 remote 192.0.2.1') }],
  ipip: [{ what: 'IPIP devices', probe: link('type ipip local 192.0.2.2 remote 192.0.2.1') }],
  wireguard: [
    { what: 'wg of wireguard-tools', probe: 'command -v wg >/dev/null' },
    {
      what: 'WireGuard devices, and wireguard-go, which would do without',
      probe: `${link('type wireguard')} || { command -v wireguard-go >/dev/null && [ -c /dev/net/tun ]; }`,
    },
  ],
  ipsec: [
    {
      what: 'ESP with AES-GCM',
      probe: `ip xfrm state add src 192.0.2.1 dst 192.0.2.2 proto esp spi 1 mode tunnel \\
  aead 'rfc4106(gcm(aes))' 0x${'00'.repeat(20)} 128`,
    },
  ],
};

/** Whether the kernel has WireGuard itself. */
export const kernelWireguard: Need = { what: 'WireGuard devices', probe: link('type wireguard') };

/** Everything that a topology needs of each node, each with its own probe. */
export function needsOf({ base, tunnel, conntrack, rules, services }: Topology): readonly Need[] {
  const by = [rules?.by, services?.by];
  const usesIptables = conntrack !== 'off' || by.includes('iptables');
  return [
    ...bases[base],
    ...(tunnel ? tunnels[tunnel] : []),
    ...(usesIptables ? [{ what: 'iptables', probe: 'iptables -w 5 -A FORWARD -j DROP' }] : []),
    ...(by.includes('nftables') ? [{ what: 'nftables', probe: 'nft add table ip hw-probe' }] : []),
    ...(conntrack === 'off' ? [] : trackingNeeds),
    ...(conntrack === 'notrack'
      ? [{ what: 'NOTRACK', probe: 'iptables -w 5 -t raw -A PREROUTING -j CT --notrack' }]
      : []),
  ];
}

const trackingNeeds: readonly Need[] = [
  {
    what: 'connection tracking',
    probe: `iptables -w 5 -A FORWARD -m conntrack --ctstate ESTABLISHED -j ACCEPT &&
iptables -w 5 -t nat -A POSTROUTING -j MASQUERADE`,
  },
];
