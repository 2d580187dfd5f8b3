import type { Datapath } from '../datapath.ts';

export const ipvlanL3 = {
  id: 'ipvlan-l3',
  title: 'IPvlan, L3 mode',
  family: 'device',
  summary:
    'As IPvlan in L2 mode, but the host\u2019s routing table decides on each packet that a pod sends. The host\u2019s output hooks are on that path; no rules are loaded here, so they are empty.',
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
        'ipvlanHandleFrame',
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
  conntrack: null,
  kernelMin: '3.19',
  sources: [
    'https://docs.kernel.org/networking/ipvlan.html',
    'https://github.com/torvalds/linux/blob/v5.10/drivers/net/ipvlan/ipvlan_core.c',
  ],
} as const satisfies Datapath;
