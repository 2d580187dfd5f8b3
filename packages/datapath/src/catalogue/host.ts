import type { Datapath } from '../datapath.ts';

export const host = {
  id: 'host',
  title: 'Node to node',
  family: 'host',
  summary:
    'Processes in the host network namespace. Netfilter hooks and connection tracking are still crossed when rules are loaded.',
  endpoint: 'host',
  egress: [
    {
      entry: 'syscall',
      context: 'process',
      namespace: 'host',
      stages: [
        'tcpSendmsg',
        'tcpWriteXmit',
        'ipQueueXmit',
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
      namespace: 'host',
      stages: ['tcpRecvmsg'],
      epilogue: ['schedule', 'doIdle'],
    },
  ],
  sameNode: [
    {
      entry: 'syscall',
      context: 'process',
      namespace: 'host',
      stages: [
        'tcpSendmsg',
        'tcpWriteXmit',
        'ipQueueXmit',
        'nfHookSlow',
        'nfConntrackIn',
        'nfHookSlow',
        'nfConntrackConfirm',
        'devQueueXmit',
        'loopbackXmit',
      ],
    },
    {
      entry: 'backlog',
      context: 'softirq',
      namespace: 'host',
      stages: [
        'processBacklog',
        'ipRcv',
        'nfHookSlow',
        'nfHookSlow',
        'tcpV4Rcv',
        'sockDefReadable',
      ],
    },
    {
      entry: 'wakeup',
      context: 'process',
      namespace: 'host',
      stages: ['tcpRecvmsg'],
      epilogue: ['schedule', 'doIdle'],
    },
  ],
  encapsulation: [],
  nuisances: [],
  conntrack: {
    buckets: 65_536,
    entriesMax: 4_194_304,
    basis: 'assumed',
    source:
      'Linux 5.10 default hash size above 4 GB of memory; nf_conntrack_max raised, or the table would fill and refuse connections (chosen after seeing the 32-process rows of cilium-2021)',
  },
  kernelMin: '2.6',
  sources: [
    'https://docs.cilium.io/en/stable/operations/performance/benchmark/',
    'https://docs.kernel.org/networking/nf_conntrack-sysctl.html',
  ],
} as const satisfies Datapath;
