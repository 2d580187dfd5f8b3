import type { Modifier } from '../modifier.ts';

export const xdpLb = {
  id: 'xdp-lb',
  title: 'eBPF, at the NIC (XDP)',
  summary:
    'For traffic from outside to a node port: a program in the driver\u2019s poll translates each frame before there is an skb. The pod that answers is on that node.',
  edits: [
    {
      kind: 'insert',
      where: 'before',
      stage: 'napiGroReceive',
      stages: ['nodeportLb4'],
      directions: ['ingress'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'cilFromContainer',
      stages: ['nodeportRevDnat'],
      directions: ['egress'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'calicoFromWorkload',
      stages: ['nodeportRevDnat'],
      directions: ['egress'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['cilFromContainer', 'calicoFromWorkload'] },
      because: 'no eBPF program of this datapath would put the node port back into answers',
    },
    {
      when: {
        encapsulatedBy: ['vxlan', 'geneve', 'ipip', 'gre', 'wireguard', 'esp', 'udp'],
      },
      because:
        'its frames arrive in a tunnel, and the program looks at traffic from outside the cluster only',
    },
    {
      when: {
        with: [
          'kube-proxy-iptables',
          'kube-proxy-ipvs',
          'kube-proxy-nftables',
          'ebpf-socket-lb',
          'ebpf-tc-lb',
          'ovs-lb',
        ],
      },
      because: 'a connection to a Service is translated once, and another does it already',
    },
  ],
  kernelMin: '4.19',
  sources: ['https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/'],
} as const satisfies Modifier;
