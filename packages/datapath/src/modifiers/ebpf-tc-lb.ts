import type { Modifier } from '../modifier.ts';

export const ebpfTcLb = {
  id: 'ebpf-tc-lb',
  title: 'eBPF, at the pod\u2019s device',
  summary:
    'The tc program that each packet of a pod runs through anyway looks the Service up and rewrites the packet; another puts the address back into answers.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'cilFromContainer',
      stages: ['lb4Local'],
      directions: ['egress', 'sameNode'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'cilFromNetdev',
      stages: ['lb4RevNat'],
      directions: ['ingress'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'calicoFromWorkload',
      stages: ['lb4Local'],
      directions: ['egress', 'sameNode'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'calicoFromHostEndpoint',
      stages: ['lb4RevNat'],
      directions: ['ingress'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['cilFromContainer', 'calicoFromWorkload'] },
      because: 'no tc program runs where the pod sends, so there is none to translate',
    },
    {
      when: {
        with: [
          'kube-proxy-iptables',
          'kube-proxy-ipvs',
          'kube-proxy-nftables',
          'ebpf-socket-lb',
          'ovs-lb',
          'xdp-lb',
        ],
      },
      because: 'a connection to a Service is translated once, and another does it already',
    },
  ],
  kernelMin: '4.19',
  sources: [
    'https://docs.cilium.io/en/stable/network/ebpf/intro/',
    'https://docs.tigera.io/calico/latest/operations/ebpf/',
  ],
} as const satisfies Modifier;
