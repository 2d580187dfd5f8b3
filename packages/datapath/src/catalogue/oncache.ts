import type { Datapath } from '../datapath.ts';

export const oncache = {
  id: 'oncache',
  title: 'ONCache over Antrea',
  family: 'ebpf',
  summary:
    'tc programs remember what Antrea did with a flow: on egress they put the cached outer headers on and redirect to the NIC, on ingress they take them off and redirect into the pod. The first packets of each flow cross Antrea. Without the kernel patch that would save the backlog hop.',
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
        'oncacheMasq',
        'nfConntrackConfirm',
        'bpfRedirect',
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
        'udpGroReceive',
        'oncacheRestore',
        'nfConntrackConfirm',
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
        'ovsFlowKeyExtract',
        'ovsFlowTblLookup',
        'ovsCtExecute',
        'ovsFlowTblLookup',
        'nfConntrackConfirm',
        'ovsExecuteActions',
        'vethXmit',
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
  noIpv6: 'its programs read IPv4 headers only',
  encapsulation: [
    {
      kind: 'geneve',
      headerBytesV4: 50,
      headerBytesV6: 70,
      outerFlowEntropy: true,
      segmentsBefore: null,
    },
  ],
  nuisances: ['netnsConnect'],
  conntrack: {
    buckets: 262_144,
    entriesMax: 1_048_576,
    basis: 'derived',
    source:
      'kube-proxy sets nf_conntrack_max to 32 768 per CPU (32 CPUs) and the hash size to a quarter of it',
  },
  kernelMin: '5.13',
  sources: [
    'https://www.usenix.org/conference/nsdi25/presentation/lin-shengkai',
    'https://github.com/shengkai16/ONCache',
  ],
} as const satisfies Datapath;
