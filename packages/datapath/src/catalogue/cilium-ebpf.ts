import type { Datapath } from '../datapath.ts';

export const ciliumEbpf = {
  id: 'cilium-ebpf',
  title: 'Cilium, eBPF host routing',
  family: 'ebpf',
  summary:
    'tc programs at the pod and the NIC redirect between them; the host stack, netfilter and one backlog hop are skipped.',
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
        'bpfRedirectNeigh',
        'devQueueXmit',
        'ndoStartXmit',
      ],
      epilogue: ['napiConsumeSkb'],
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
        'bpfRedirectPeer',
        'ipRcv',
        'tcpV4Rcv',
        'sockDefReadable',
      ],
      epilogue: ['napiComplete', 'doIdle'],
    },
    {
      entry: 'wakeup',
      context: 'process',
      namespace: 'pod',
      stages: ['tcpRecvmsg'],
      epilogue: ['schedule', 'doIdle'],
    },
  ],
  sameNode: [
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
        'cilToContainer',
        'bpfRedirectPeer',
        'ipRcv',
        'tcpV4Rcv',
        'sockDefReadable',
      ],
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
  conntrack: null,
  kernelMin: '5.10',
  sources: [
    'https://docs.cilium.io/en/stable/operations/performance/tuning/',
    'https://cilium.io/blog/2021/05/11/cni-benchmark/',
  ],
} as const satisfies Datapath;
