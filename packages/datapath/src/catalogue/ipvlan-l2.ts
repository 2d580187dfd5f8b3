import type { Datapath } from '../datapath.ts';

export const ipvlanL2 = {
  id: 'ipvlan-l2',
  title: 'IPvlan, L2 mode',
  family: 'device',
  summary:
    'Pods share the MAC address of the NIC and are told apart by IP address: frames pass between pod and NIC without a backlog hop, and the host\u2019s IP stack and netfilter never see them.',
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
