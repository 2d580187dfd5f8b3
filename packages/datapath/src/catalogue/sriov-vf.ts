import type { Datapath } from '../datapath.ts';

export const sriovVf = {
  id: 'sriov-vf',
  title: 'SR-IOV virtual function',
  family: 'device',
  summary:
    'The pod owns a virtual function of the NIC: its driver, interrupts and queues are the pod\u2019s, and the host\u2019s network stack is not involved. The NIC switches between its functions.',
  endpoint: 'pod',
  egress: [
    {
      entry: 'syscall',
      context: 'process',
      namespace: 'pod',
      stages: ['tcpSendmsg', 'tcpWriteXmit', 'ipQueueXmit', 'devQueueXmit', 'ndoStartXmit'],
      epilogue: ['napiConsumeSkb'],
    },
  ],
  ingress: [
    {
      entry: 'interrupt',
      context: 'softirq',
      namespace: 'pod',
      stages: [
        'handleIrqEvent',
        'napiPoll',
        'napiGroReceive',
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
  encapsulation: [],
  nuisances: ['netnsConnect'],
  conntrack: null,
  kernelMin: '3.10',
  sources: [
    'https://github.com/k8snetworkplumbingwg/sriov-cni',
    'https://docs.kernel.org/PCI/pci-iov-howto.html',
  ],
} as const satisfies Datapath;
