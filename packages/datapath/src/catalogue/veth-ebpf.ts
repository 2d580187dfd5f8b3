import type { Datapath } from '../datapath.ts';

export const vethEbpf = {
  id: 'veth-ebpf',
  title: 'Veth, redirected by eBPF',
  family: 'ebpf',
  summary:
    'A veth pair per pod and two tc programs of a few instructions: one sends what leaves a pod to the NIC, one puts what arrives into the pod. The host\u2019s IP stack and netfilter never see either, and nothing is looked up but the neighbour.',
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
      stages: ['processBacklog', 'bpfRedirectNeigh', 'devQueueXmit', 'ndoStartXmit'],
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
  encapsulation: [],
  nuisances: ['netnsConnect'],
  conntrack: null,
  kernelMin: '5.10',
  sources: [
    'https://docs.kernel.org/bpf/index.html',
    'https://github.com/torvalds/linux/blob/v5.10/net/core/filter.c',
  ],
} as const satisfies Datapath;
