import type { Modifier } from '../modifier.ts';

export const firewallRules = {
  id: 'firewall-rules',
  title: 'Firewall rules on the node',
  summary:
    'Iptables rules of the node (DOCKER-USER, a host firewall) that stand before the one that accepts known connections, so that every packet is compared with each of them.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'nfHookSlow',
      stages: ['iptFirewallRules'],
      directions: ['egress', 'ingress', 'sameNode'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['nfHookSlow'] },
      because: 'no packet of this datapath crosses the netfilter hooks where such rules stand',
    },
  ],
  sources: ['https://docs.docker.com/engine/network/packet-filtering-firewalls/'],
} as const satisfies Modifier;
