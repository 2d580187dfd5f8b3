import type { Modifier } from '../datapath.ts';

export const notrack = {
  id: 'notrack',
  title: 'NOTRACK',
  summary:
    'Rules in the raw table exempt the traffic from connection tracking (iptables -t raw -j NOTRACK).',
  removes: ['nfConntrackIn', 'nfConntrackConfirm'],
  refusedBecause:
    'no packet of this datapath is tracked by the kernel, so there is nothing to exempt',
  sources: ['https://docs.kernel.org/networking/nf_conntrack-sysctl.html'],
} as const satisfies Modifier;
