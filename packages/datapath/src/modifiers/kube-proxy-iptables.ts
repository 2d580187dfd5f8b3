import type { Modifier } from '../modifier.ts';

export const kubeProxyIptables = {
  id: 'kube-proxy-iptables',
  title: 'kube-proxy, iptables mode',
  summary:
    'A new connection is compared with the Services one by one, in the nat table of both nodes; known ones are rewritten by what tracking remembers.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'nfConntrackIn',
      stages: ['kubeServicesToMatch', 'kubeServiceNat'],
      directions: ['egress', 'sameNode'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'nfConntrackIn',
      stages: ['kubeServicesToEnd', 'kubeServiceNat'],
      directions: ['ingress'],
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
          'kube-proxy-ipvs',
          'kube-proxy-nftables',
          'ebpf-socket-lb',
          'ebpf-tc-lb',
          'ovs-lb',
          'xdp-lb',
        ],
      },
      because: 'a connection to a Service is translated once, and another does it already',
    },
  ],
  sources: [
    'https://kubernetes.io/docs/reference/networking/virtual-ips/',
    'https://kubernetes.io/blog/2025/02/28/nftables-kube-proxy/',
  ],
} as const satisfies Modifier;
