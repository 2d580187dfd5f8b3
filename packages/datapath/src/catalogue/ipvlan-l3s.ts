import type { Datapath } from '../datapath.ts';

export const ipvlanL3s = {
  id: 'ipvlan-l3s',
  title: 'IPvlan, L3S mode',
  family: 'device',
  summary:
    'As IPvlan in L3 mode, but packets to a pod cross the host\u2019s input path too, so that connection tracking sees both directions. kube-proxy is there, so hooks are crossed and connections tracked.',
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
        'ipvlanQueueXmit',
        'ipvlanProcessV4Outbound',
        'nfHookSlow',
        'nfConntrackIn',
        'nfHookSlow',
        'nfConntrackConfirm',
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
        'ipRcv',
        'nfHookSlow',
        'nfConntrackIn',
        'ipvlanL3Rcv',
        'nfHookSlow',
        'nfConntrackConfirm',
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
      stages: ['tcpSendmsg', 'tcpWriteXmit', 'ipQueueXmit', 'ipvlanQueueXmit'],
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
  conntrack: {
    buckets: 262_144,
    entriesMax: 1_048_576,
    basis: 'derived',
    source:
      'kube-proxy sets nf_conntrack_max to 32 768 per CPU (32 CPUs) and the hash size to a quarter of it',
  },
  kernelMin: '4.9',
  sources: [
    'https://docs.kernel.org/networking/ipvlan.html',
    'https://github.com/torvalds/linux/blob/v5.10/drivers/net/ipvlan/ipvlan_l3s.c',
  ],
} as const satisfies Datapath;
