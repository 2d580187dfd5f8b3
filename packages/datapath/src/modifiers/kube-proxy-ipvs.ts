import type { Modifier } from '../modifier.ts';

export const kubeProxyIpvs = {
  id: 'kube-proxy-ipvs',
  title: 'kube-proxy, IPVS mode',
  summary:
    'Packets to a Service enter the node\u2019s input path, where IPVS finds connection and pod in hash tables and sends them on; tracking sees them as well.',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'nfConntrackIn',
      stages: ['ipVsIn'],
      directions: ['egress', 'sameNode'],
    },
    {
      kind: 'insert',
      where: 'after',
      stage: 'nfConntrackIn',
      stages: ['ipVsOut'],
      directions: ['ingress'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['nfConntrackIn'] },
      because:
        'IPVS works in the netfilter hooks of the node, and kube-proxy has it use connection tracking; no packet of this datapath meets both',
    },
    {
      when: {
        with: [
          'kube-proxy-iptables',
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
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/proxy/ipvs/README.md',
    'https://github.com/torvalds/linux/blob/v5.10/net/netfilter/ipvs/ip_vs_core.c',
  ],
} as const satisfies Modifier;
