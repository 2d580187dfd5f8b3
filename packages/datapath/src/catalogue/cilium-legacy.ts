import type { Datapath } from '../datapath.ts';

export const ciliumLegacy = {
  id: 'cilium-legacy',
  title: 'Cilium, legacy host routing',
  family: 'netfilter',
  summary:
    'tc programs enforce policy, but packets still climb the host stack: routing, netfilter hooks and connection tracking, with kube-proxy.',
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
        'cilFromContainer',
        'ipRcv',
        'nfHookSlow',
        'nfConntrackIn',
        'ipForward',
        'nfHookSlow',
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
        'cilFromNetdev',
        'ipRcv',
        'nfHookSlow',
        'nfConntrackIn',
        'ipForward',
        'nfHookSlow',
        'nfHookSlow',
        'nfConntrackConfirm',
        'cilToContainer',
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
  kernelMin: '4.9',
  sources: [
    'https://docs.cilium.io/en/stable/network/concepts/routing/',
    'https://docs.cilium.io/en/stable/network/ebpf/intro/',
  ],
} as const satisfies Datapath;
