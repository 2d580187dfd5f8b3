import type { Modifier } from '../modifier.ts';

export const kubeProxyNftables = {
  id: 'kube-proxy-nftables',
  title: 'kube-proxy, nftables mode',
  summary:
    'A new connection is looked up in a map of all Services, once in each node, however many there are; known ones are rewritten by what tracking remembers.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'nfConntrackIn',
      stages: ['nftServiceMap', 'kubeServiceNat'],
      directions: ['egress', 'ingress', 'sameNode'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['nfConntrackIn'] },
      because:
        'kube-proxy works in the netfilter hooks of the node, with connection tracking, and no packet of this datapath meets both',
    },
    {
      when: {
        with: [
          'kube-proxy-iptables',
          'kube-proxy-ipvs',
          'ebpf-socket-lb',
          'ebpf-tc-lb',
          'ovs-lb',
          'xdp-lb',
        ],
      },
      because: 'a connection to a Service is translated once, and another does it already',
    },
  ],
  kernelMin: '5.13',
  sources: ['https://kubernetes.io/blog/2025/02/28/nftables-kube-proxy/'],
} as const satisfies Modifier;
