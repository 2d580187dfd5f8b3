import type { Modifier } from '../modifier.ts';
import { trackedOuter } from './tracked-outer.ts';

export const conntrackExempt = {
  id: 'conntrack-exempt',
  title: 'Connection tracking, pods exempted',
  summary:
    'The host tracks connections, but a rule in the raw table exempts those between pods (NOTRACK): their packets cross the hooks and one more chain, and are not looked up. Outer packets of a tunnel are tracked.',
  edits: [
    {
      kind: 'insert',
      where: 'before',
      stage: 'ipForward',
      stages: ['nfHookSlow', 'nftDoChain'],
      directions: ['egress', 'ingress', 'sameNode'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'ipForward',
      stages: ['nfHookSlow', 'nftDoChain', 'nfHookSlow'],
      directions: ['egress', 'ingress', 'sameNode'],
    },
    ...trackedOuter,
  ],
  refusals: [
    {
      when: { lacks: ['ipForward'] },
      because: 'the host does not forward its packets, so its hooks are not crossed',
    },
    {
      when: { has: ['nfConntrackIn', 'ovsCtExecute'] },
      because: 'its connections are tracked already; notrack takes that off',
    },
    {
      when: { has: ['nfHookSlow', 'nftDoChain'] },
      because: 'rules stand in its hooks already: name what tracks before what filters',
    },
  ],
  sources: ['https://docs.kernel.org/networking/nf_conntrack-sysctl.html'],
} as const satisfies Modifier;
