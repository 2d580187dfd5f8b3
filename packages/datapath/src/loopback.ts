import type { Visit } from './datapath.ts';

/**
 * From a program to the proxy beside it, over the loopback device of its namespace: rules of the nat
 * table redirect the connection, so hooks, tracking and translation are crossed.
 *
 * @source net/netfilter/xt_REDIRECT.c; drivers/net/loopback.c: loopback_xmit
 */
export const redirectedLoopback = [
  {
    entry: 'syscall',
    context: 'process',
    namespace: 'pod',
    stages: [
      'tcpSendmsg',
      'tcpWriteXmit',
      'ipQueueXmit',
      'nfHookSlow',
      'nfConntrackIn',
      'nfNatPacket',
      'nfHookSlow',
      'devQueueXmit',
      'loopbackXmit',
    ],
  },
  {
    entry: 'backlog',
    context: 'softirq',
    namespace: 'pod',
    stages: [
      'processBacklog',
      'ipRcv',
      'nfHookSlow',
      'nfConntrackIn',
      'nfNatPacket',
      'nfHookSlow',
      'tcpV4Rcv',
      'sockDefReadable',
    ],
  },
  {
    entry: 'wakeup',
    context: 'process',
    namespace: 'pod',
    stages: ['tcpRecvmsg'],
    epilogue: ['schedule', 'doIdle'],
  },
] as const satisfies readonly Visit[];
