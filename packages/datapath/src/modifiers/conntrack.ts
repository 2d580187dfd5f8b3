import type { Modifier } from '../modifier.ts';
import { trackedOuter } from './tracked-outer.ts';

export const conntrack = {
  id: 'conntrack',
  title: 'Connection tracking',
  summary:
    'The host tracks every connection, as it does once a rule for NAT is loaded, and a rule in FORWARD accepts known ones. Outer packets of a tunnel are tracked as well.',
  edits: [
    {
      kind: 'insert',
      where: 'before',
      stage: 'ipForward',
      stages: ['nfHookSlow', 'nfConntrackIn'],
      directions: ['egress', 'ingress', 'sameNode'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'ipForward',
      stages: ['nfHookSlow', 'nftDoChain', 'nfHookSlow', 'nfConntrackConfirm'],
      directions: ['egress', 'ingress', 'sameNode'],
    },
    ...trackedOuter,
    {
      kind: 'set',
      fields: {
        conntrack: {
          buckets: 262_144,
          entriesMax: 262_144,
          basis: 'published',
          source:
            'net/netfilter/nf_conntrack_core.c: nf_conntrack_init_start, more than 4 GB of memory',
        },
      },
    },
  ],
  refusals: [
    {
      when: { lacks: ['ipForward'] },
      because: 'the host does not forward its packets, so its hooks are not crossed',
    },
    {
      when: { has: ['nfConntrackIn', 'ovsCtExecute'] },
      because: 'its connections are tracked already',
    },
    {
      when: { has: ['nfHookSlow', 'nftDoChain'] },
      because: 'rules stand in its hooks already: name what tracks before what filters',
    },
  ],
  sources: [
    'https://docs.kernel.org/networking/nf_conntrack-sysctl.html',
    'https://github.com/torvalds/linux/blob/v5.10/net/netfilter/nf_conntrack_core.c',
  ],
} as const satisfies Modifier;
