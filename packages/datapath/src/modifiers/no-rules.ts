import type { Modifier } from '../modifier.ts';

export const noRules = {
  id: 'no-rules',
  title: 'No netfilter rule loaded',
  summary:
    'Nothing is registered at the netfilter hooks: the kernel tests a static branch in their place, and nothing is tracked.',
  edits: [{ kind: 'remove', stages: ['nfHookSlow', 'nfConntrackIn', 'nfConntrackConfirm'] }],
  refusals: [
    {
      when: { lacks: ['nfHookSlow'] },
      because: 'no packet of this datapath crosses the hooks anyway',
    },
    {
      when: {
        has: ['iptDoTable', 'nftDoChain', 'iptFirewallRules', 'iptPolicyRules', 'ipSetTest'],
      },
      because: 'rules are what this datapath consists of',
    },
    {
      when: {
        has: ['kubeServiceNat', 'ipVsIn', 'nfNatPacket', 'podRedirect', 'nfFlowOffloadIpHook'],
      },
      because: 'it needs the hooks to work',
    },
  ],
  sources: ['https://github.com/torvalds/linux/blob/v5.10/include/linux/netfilter.h'],
} as const satisfies Modifier;
