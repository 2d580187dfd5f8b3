import type { Modifier } from '../modifier.ts';

export const policyEbpf = {
  id: 'policy-ebpf',
  title: 'Network policy, eBPF',
  summary:
    'Cilium keeps policy in a map that its programs look up for each packet anyway, so more rules only make that map larger; Calico compiles it into code that a new connection runs through.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'cilFromContainer',
      stages: ['policyCanAccess'],
      directions: ['egress', 'sameNode'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'cilFromNetdev',
      stages: ['policyCanAccess'],
      directions: ['ingress'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'calicoFromWorkload',
      stages: ['writePolicyRules'],
      directions: ['egress', 'sameNode'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'calicoFromHostEndpoint',
      stages: ['writePolicyRules'],
      directions: ['ingress'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['cilFromContainer', 'calicoFromWorkload'] },
      because: 'no eBPF program runs at its pods that could enforce policy',
    },
  ],
  sources: [
    'https://docs.cilium.io/en/stable/network/ebpf/maps/',
    'https://github.com/projectcalico/calico/tree/master/felix/bpf/polprog',
  ],
} as const satisfies Modifier;
