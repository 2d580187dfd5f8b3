import type { Modifier } from '../modifier.ts';

export const policyIptables = {
  id: 'policy-iptables',
  title: 'Network policy, iptables rules',
  summary:
    'Each rule of a policy is an iptables rule. Known connections are accepted by their state first, so only a new one walks them.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'iptDoTable',
      stages: ['iptPolicyRules'],
      directions: ['egress', 'ingress', 'sameNode'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['iptDoTable'] },
      because: 'it has no iptables chains per pod that could hold the rules of a policy',
    },
    {
      when: { datapaths: ['docker-bridge'] },
      because: 'Docker has no network policy; for its DOCKER-USER chain see firewall-rules',
    },
    {
      when: { with: ['policy-ipset'] },
      because: 'the rules of a policy are in sets already',
    },
  ],
  sources: ['https://docs.tigera.io/calico/latest/reference/architecture/data-path'],
} as const satisfies Modifier;
