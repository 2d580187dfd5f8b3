import type { Modifier } from '../modifier.ts';

export const notrack = {
  id: 'notrack',
  title: 'NOTRACK',
  summary:
    'Rules in the raw table exempt the traffic from connection tracking (iptables -t raw -j NOTRACK).',
  edits: [{ kind: 'remove', stages: ['nfConntrackIn', 'nfConntrackConfirm'] }],
  refusals: [
    {
      when: { lacks: ['nfConntrackIn', 'nfConntrackConfirm'] },
      because: 'no packet of this datapath is tracked by the kernel, so there is nothing to exempt',
    },
  ],
  sources: ['https://docs.kernel.org/networking/nf_conntrack-sysctl.html'],
} as const satisfies Modifier;
