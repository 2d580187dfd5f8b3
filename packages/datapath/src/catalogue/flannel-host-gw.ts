import type { Datapath } from '../datapath.ts';

export const flannelHostGw = {
  id: 'flannel-host-gw',
  title: 'Flannel, host-gw',
  family: 'bridge',
  summary:
    'Pods hang on the bridge cni0; the host routes between the bridge and the other nodes, which must be on the same layer 2. kube-proxy is there, so hooks are crossed and connections tracked.',
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
        'brHandleFrame',
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
        'ipRcv',
        'nfHookSlow',
        'nfConntrackIn',
        'ipForward',
        'nfHookSlow',
        'nfHookSlow',
        'nfConntrackConfirm',
        'brDevXmit',
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
  kernelMin: '3.10',
  sources: [
    'https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md',
    'https://www.cni.dev/plugins/current/main/bridge/',
    'https://github.com/torvalds/linux/blob/v5.10/net/bridge/br_input.c',
  ],
} as const satisfies Datapath;
