import type { Stage } from '../stage.ts';
import { kernelDocs } from './kernel-docs.ts';

/** TCP. */
export const transportStages = {
  tcpWriteXmit: {
    title: 'TCP output: build the header, clone, hand to IP',
    layer: 'transport',
    contexts: ['process', 'softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/ipv4/tcp_output.c:tcp_write_xmit',
    source: `${kernelDocs}segmentation-offloads.html`,
  },
  tcpV4Rcv: {
    title: 'TCP input: socket lookup, sequence and ACK processing',
    layer: 'transport',
    contexts: ['softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/ipv4/tcp_ipv4.c:tcp_v4_rcv',
    source: `${kernelDocs}segmentation-offloads.html`,
  },
  sockDefReadable: {
    title: 'Wake the process that waits on the socket',
    layer: 'transport',
    contexts: ['softirq'],
    charged: ['wake'],
    costClass: 'wakeup',
    kernel: 'net/core/sock.c:sock_def_readable',
    source: 'https://docs.kernel.org/scheduler/sched-design-CFS.html',
  },
  tcpConnRequest: {
    title: 'SYN received: request socket and SYN-ACK; child socket on the ACK',
    layer: 'transport',
    contexts: ['softirq'],
    charged: ['connection'],
    costClass: 'instruction',
    kernel: 'net/ipv4/tcp_input.c:tcp_conn_request',
    source: `${kernelDocs}ip-sysctl.html`,
  },
  tcpTimeWait: {
    title: 'Enter TIME_WAIT: timewait socket in place of the full one',
    layer: 'transport',
    contexts: ['softirq'],
    charged: ['connection'],
    costClass: 'instruction',
    kernel: 'net/ipv4/tcp_minisocks.c:tcp_time_wait',
    source: `${kernelDocs}ip-sysctl.html`,
  },
  udpSendSkb: {
    title: 'UDP output: headers, route from the socket, hand to IP',
    layer: 'transport',
    contexts: ['process', 'softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/ipv4/udp.c:udp_send_skb',
    source: `${kernelDocs}ip-sysctl.html`,
  },
  udpRcv: {
    title: 'UDP input: socket lookup, charge the receive buffer, queue',
    layer: 'transport',
    contexts: ['softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/ipv4/udp.c:__udp4_lib_rcv',
    source: `${kernelDocs}ip-sysctl.html`,
  },
} as const satisfies Readonly<Record<string, Stage>>;
