import type { Modifier } from '../modifier.ts';

export const notrack = {
  id: 'notrack',
  title: 'NOTRACK',
  summary:
    'Rules in the raw table exempt the traffic from connection tracking (iptables -t raw -j NOTRACK).',
  edits: [{ kind: 'remove', stages: ['nfConntrackIn', 'nfConntrackConfirm'] }],
  refusals: [
    {
      when: { lacks: ['nfConntrackIn'] },
      because: 'no packet of this datapath is tracked by the kernel, so there is nothing to exempt',
    },
    {
      when: {
        with: ['kube-proxy-iptables', 'kube-proxy-ipvs', 'kube-proxy-nftables'],
      },
      because: 'kube-proxy rewrites packets by what tracking remembers of their connection',
    },
  ],
  sources: ['https://docs.kernel.org/networking/nf_conntrack-sysctl.html'],
} as const satisfies Modifier;
