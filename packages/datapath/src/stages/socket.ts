import type { Stage } from '../stage.ts';
import { kernelDocs } from './kernel-docs.ts';

/** The socket layer: system calls, and the application that makes them. Bare ACKs, SYNs and FINs skip it. */
export const socketStages = {
  tcpSendmsg: {
    title: 'send(): one call (charged per skb), copy from user space',
    layer: 'socket',
    contexts: ['process'],
    charged: ['visit', 'skb', 'byte'],
    costClass: 'copy',
    kernel: 'net/ipv4/tcp.c:tcp_sendmsg_locked',
    source: `${kernelDocs}ip-sysctl.html`,
  },
  tcpRecvmsg: {
    title: 'recv(): copy from skbs to user space, free them',
    layer: 'socket',
    contexts: ['process'],
    charged: ['visit', 'skb', 'byte'],
    costClass: 'copy',
    kernel: 'net/ipv4/tcp.c:tcp_recvmsg',
    source: `${kernelDocs}ip-sysctl.html`,
  },
  sendOmni: {
    title: 'netperf client between transactions: time stamps, interval bookkeeping',
    layer: 'socket',
    contexts: ['process'],
    charged: ['wake'],
    costClass: 'instruction',
    kernel: 'netperf src/nettest_omni.c:send_omni_inner',
    source: 'https://github.com/HewlettPackard/netperf/blob/master/src/nettest_omni.c',
  },
  tcpV4Connect: {
    title: 'socket(), bind(), connect(): make a socket and send the SYN',
    layer: 'socket',
    contexts: ['process'],
    charged: ['connection'],
    costClass: 'instruction',
    kernel: 'net/ipv4/tcp_ipv4.c:tcp_v4_connect',
    source: `${kernelDocs}ip-sysctl.html`,
  },
  inetCskAccept: {
    title: 'accept(): file, inode and socket of the new connection',
    layer: 'socket',
    contexts: ['process'],
    charged: ['connection'],
    costClass: 'instruction',
    kernel: 'net/ipv4/inet_connection_sock.c:inet_csk_accept',
    source: `${kernelDocs}ip-sysctl.html`,
  },
  tcpClose: {
    title: 'close(): FIN, and release of socket, file and inode',
    layer: 'socket',
    contexts: ['process'],
    charged: ['connection'],
    costClass: 'instruction',
    kernel: 'net/ipv4/tcp.c:__tcp_close',
    source: `${kernelDocs}ip-sysctl.html`,
  },
} as const satisfies Readonly<Record<string, Stage>>;
