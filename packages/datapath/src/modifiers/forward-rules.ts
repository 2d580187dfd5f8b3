import type { Modifier } from '../modifier.ts';

export const forwardRules = {
  id: 'forward-rules',
  title: 'Rules of the FORWARD chain',
  summary:
    'Rules in the filter table that every forwarded packet is compared with, in a host that need not track connections. Outer packets of a tunnel are not forwarded, and meet none of them.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'ipForward',
      stages: ['nfHookSlow', 'nftDoChain'],
      directions: ['egress', 'ingress', 'sameNode'],
      unless: ['nftDoChain'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'nftDoChain',
      stages: ['iptFirewallRules'],
      directions: ['egress', 'ingress', 'sameNode'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['ipForward'] },
      because: 'the host does not forward its packets, so no rule of that chain is met',
    },
    {
      when: { has: ['iptDoTable'] },
      because: 'its chains are known as a whole; firewall-rules puts rules before them',
    },
    {
      when: { has: ['iptFirewallRules'] },
      because: 'rules of the node are on its path already',
    },
  ],
  sources: ['https://www.netfilter.org/documentation/HOWTO/packet-filtering-HOWTO-6.html'],
} as const satisfies Modifier;
