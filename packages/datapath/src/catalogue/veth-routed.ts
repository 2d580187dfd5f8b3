import type { Datapath } from '../datapath.ts';

export const vethRouted = {
  id: 'veth-routed',
  title: 'Routed veth',
  family: 'device',
  summary:
    'A veth pair per pod and a route to it, nothing else: the host forwards without kube-proxy, policy or any netfilter rule, so no hook is crossed and no connection is tracked.',
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
      stages: ['processBacklog', 'ipRcv', 'ipForward', 'devQueueXmit', 'ndoStartXmit'],
      epilogue: ['napiConsumeSkb', 'doSoftirq'],
    },
  ],
  ingress: [
    {
      entry: 'interrupt',
      context: 'softirq',
      namespace: 'host',
      stages: ['handleIrqEvent', 'napiPoll', 'napiGroReceive', 'ipRcv', 'ipForward', 'vethXmit'],
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
      stages: ['processBacklog', 'ipRcv', 'ipForward', 'vethXmit'],
      epilogue: ['doSoftirq'],
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
  conntrack: null,
  kernelMin: '3.10',
  sources: [
    'https://www.cni.dev/plugins/current/main/ptp/',
    'https://github.com/torvalds/linux/blob/v5.10/drivers/net/veth.c',
  ],
} as const satisfies Datapath;
