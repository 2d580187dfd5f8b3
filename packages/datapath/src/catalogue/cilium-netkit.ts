import type { Datapath } from '../datapath.ts';

export const ciliumNetkit = {
  id: 'cilium-netkit',
  title: 'Cilium, netkit',
  family: 'ebpf',
  summary:
    'As Cilium with eBPF host routing, but the pod\u2019s device runs the program while it sends: the process itself gets the packet to the NIC, without a backlog hop.',
  endpoint: 'pod',
  egress: [
    {
      entry: 'syscall',
      context: 'process',
      namespace: 'pod',
      stages: [
        'tcpSendmsg',
        'tcpWriteXmit',
        'ipQueueXmit',
        'netkitXmit',
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
      stages: [
        'tcpSendmsg',
        'tcpWriteXmit',
        'ipQueueXmit',
        'netkitXmit',
        'cilFromContainer',
        'cilToContainer',
        'bpfRedirect',
        'netkitXmit',
      ],
    },
    {
      entry: 'backlog',
      context: 'softirq',
      namespace: 'pod',
      stages: ['processBacklog', 'ipRcv', 'tcpV4Rcv', 'sockDefReadable'],
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
  kernelMin: '6.8',
  sources: [
    'https://docs.cilium.io/en/stable/operations/performance/tuning/',
    'https://github.com/torvalds/linux/blob/v6.8/drivers/net/netkit.c',
    'https://github.com/cilium/cilium/blob/main/bpf/lib/local_delivery.h',
  ],
} as const satisfies Datapath;
