import type { Modifier } from '../modifier.ts';

export const policyIpset = {
  id: 'policy-ipset',
  title: 'Network policy, IP sets',
  summary:
    'The addresses of a policy are members of a set that one iptables rule looks up in a hash, so a new connection costs the same however many rules there are.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'iptDoTable',
      stages: ['ipSetTest'],
      directions: ['egress', 'ingress', 'sameNode'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['iptDoTable'] },
      because: 'it has no iptables chains per pod that could look a set up',
    },
    {
      when: { datapaths: ['docker-bridge'] },
      because: 'Docker has no network policy; for its DOCKER-USER chain see firewall-rules',
    },
    {
      when: { with: ['policy-iptables'] },
      because: 'the rules of a policy are iptables rules already',
    },
  ],
  sources: ['https://github.com/cloudnativelabs/kube-router/blob/master/docs/how-it-works.md'],
} as const satisfies Modifier;
