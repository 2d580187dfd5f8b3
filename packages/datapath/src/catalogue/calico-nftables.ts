import type { Datapath } from '../datapath.ts';

export const calicoNftables = {
  id: 'calico-nftables',
  title: 'Calico, nftables',
  family: 'netfilter',
  summary:
    'As Calico with iptables, with nftables chains and verdict maps in place of iptables chains; kube-proxy has to be in nftables mode too.',
  endpoint: 'pod',
  egress: [
    {
      entry: 'syscall',
      context: 'process',
      namespace: 'pod',
      stages: ['tcpSendmsg', 'tcpWriteXmit', 'ipQueueXmit', 'vethXmit'],
      epilogue: ['localBhEnable'],
    },
    {
      entry: 'backlog',
      context: 'softirq',
      namespace: 'host',
      stages: [
        'processBacklog',
        'ipRcv',
        'nfHookSlow',
        'nfConntrackIn',
        'ipForward',
        'nfHookSlow',
        'nftDoChain',
        'nfHookSlow',
        'nfConntrackConfirm',
        'devQueueXmit',
        'ndoStartXmit',
      ],
      epilogue: ['napiConsumeSkb', 'doSoftirq'],
    },
  ],
  ingress: [
    {
      entry: 'interrupt',
      context: 'softirq',
      namespace: 'host',
      stages: [
        'handleIrqEvent',
        'napiPoll',
        'napiGroReceive',
        'ipRcv',
        'nfHookSlow',
        'nfConntrackIn',
        'ipForward',
        'nfHookSlow',
        'nftDoChain',
        'nfHookSlow',
        'nfConntrackConfirm',
        'vethXmit',
      ],
      epilogue: ['napiComplete', 'doIdle'],
    },
    {
      entry: 'backlog',
      context: 'softirq',
      namespace: 'pod',
      stages: ['processBacklog', 'ipRcv', 'tcpV4Rcv', 'sockDefReadable'],
      epilogue: ['doSoftirq'],
    },
    {
      entry: 'wakeup',
      context: 'process',
      namespace: 'pod',
      stages: ['tcpRecvmsg'],
      epilogue: ['schedule', 'doIdle'],
    },
  ],
  encapsulation: [],
  nuisances: ['netnsConnect'],
  conntrack: {
    buckets: 262_144,
    entriesMax: 1_048_576,
    basis: 'derived',
    source:
      'kube-proxy sets nf_conntrack_max to 32 768 per CPU (32 CPUs) and the hash size to a quarter of it',
  },
  kernelMin: '5.13',
  sources: [
    'https://docs.tigera.io/calico/latest/getting-started/kubernetes/nftables',
    'https://github.com/torvalds/linux/blob/v5.10/net/netfilter/nf_tables_core.c',
  ],
} as const satisfies Datapath;
