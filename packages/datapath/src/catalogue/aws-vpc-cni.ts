import type { Datapath } from '../datapath.ts';

export const awsVpcCni = {
  id: 'aws-vpc-cni',
  title: 'Amazon VPC CNI',
  family: 'netfilter',
  summary:
    'Routed veth pairs with addresses of the VPC, no encapsulation; ip rules choose the routing table by pod address. kube-proxy is there, so hooks are crossed and connections tracked; the few connmark rules of the mangle table are left out.',
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
        'ipRcv',
        'nfHookSlow',
        'nfConntrackIn',
        'fibRulesLookup',
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
        'fibRulesLookup',
        'ipForward',
        'nfHookSlow',
        'nfHookSlow',
        'nfConntrackConfirm',
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
    'https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/cni-proposal.md',
    'https://github.com/torvalds/linux/blob/v5.10/net/core/fib_rules.c',
  ],
} as const satisfies Datapath;
