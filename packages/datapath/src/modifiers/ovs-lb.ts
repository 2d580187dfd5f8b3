import type { Modifier } from '../modifier.ts';

export const ovsLb = {
  id: 'ovs-lb',
  title: 'Open vSwitch',
  summary:
    'The flows of the switch choose a pod for a new connection and rewrite packets as they pass through its connection tracking, which happens anyway (AntreaProxy, OVN load balancers).',
  edits: [
    {
      kind: 'insert',
      where: 'after',
      stage: 'ovsCtExecute',
      stages: ['ovsCtNat'],
      directions: ['egress', 'ingress', 'sameNode'],
    },
  ],
  refusals: [
    {
      when: { lacks: ['ovsCtExecute'] },
      because:
        'no packet of this datapath passes through the connection tracking of Open vSwitch, which does the rewriting',
    },
    {
      when: {
        with: [
          'kube-proxy-iptables',
          'kube-proxy-ipvs',
          'kube-proxy-nftables',
          'ebpf-socket-lb',
          'ebpf-tc-lb',
          'xdp-lb',
        ],
      },
      because: 'a connection to a Service is translated once, and another does it already',
    },
  ],
  kernelMin: '4.4',
  sources: [
    'https://github.com/antrea-io/antrea/blob/main/docs/design/ovs-pipeline.md',
    'https://github.com/torvalds/linux/blob/v5.10/net/openvswitch/conntrack.c',
  ],
} as const satisfies Modifier;
