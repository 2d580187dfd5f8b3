import type { Datapath } from '../datapath.ts';

export const macvlanBridge = {
  id: 'macvlan-bridge',
  title: 'Macvlan, bridge mode',
  family: 'device',
  summary:
    'Each pod has a MAC address of its own on the NIC: frames pass between pod and NIC without a backlog hop, and the host\u2019s IP stack and netfilter never see them.',
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
        'macvlanStartXmit',
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
        'macvlanHandleFrame',
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
      stages: ['tcpSendmsg', 'tcpWriteXmit', 'ipQueueXmit', 'macvlanStartXmit'],
    },
    {
      entry: 'backlog',
      context: 'softirq',
      namespace: 'host',
      stages: ['processBacklog', 'macvlanHandleFrame', 'ipRcv', 'tcpV4Rcv', 'sockDefReadable'],
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
  kernelMin: '3.10',
  sources: [
    'https://www.cni.dev/plugins/current/main/macvlan/',
    'https://github.com/torvalds/linux/blob/v5.10/drivers/net/macvlan.c',
  ],
} as const satisfies Datapath;
