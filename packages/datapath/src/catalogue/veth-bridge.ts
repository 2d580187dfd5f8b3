import type { Datapath } from '../datapath.ts';

export const vethBridge = {
  id: 'veth-bridge',
  title: 'Bridged veth',
  family: 'bridge',
  summary:
    'A veth pair per pod on one bridge that has the NIC as a port, nothing else: frames are switched, the host\u2019s IP stack and netfilter never see them.',
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
      stages: ['processBacklog', 'brForward', 'devQueueXmit', 'ndoStartXmit'],
      epilogue: ['napiConsumeSkb'],
    },
  ],
  ingress: [
    {
      entry: 'interrupt',
      context: 'softirq',
      namespace: 'host',
      stages: ['handleIrqEvent', 'napiPoll', 'napiGroReceive', 'brForward', 'vethXmit'],
      epilogue: ['napiComplete', 'doIdle'],
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
      stages: ['processBacklog', 'brForward', 'vethXmit'],
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
  kernelMin: '3.10',
  sources: [
    'https://www.cni.dev/plugins/current/main/bridge/',
    'https://docs.kernel.org/networking/bridge.html',
    'https://github.com/torvalds/linux/blob/v5.10/net/bridge/br_forward.c',
  ],
} as const satisfies Datapath;
