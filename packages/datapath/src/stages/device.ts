import type { Stage } from '../stage.ts';
import { kernelDocs } from './kernel-docs.ts';

/** Virtual devices and the way to the NIC. */
export const deviceStages = {
  vethXmit: {
    title: 'veth: scrub, change namespace, queue to the CPU backlog',
    layer: 'device',
    contexts: ['process', 'softirq'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'drivers/net/veth.c:veth_xmit',
    source: `${kernelDocs}scaling.html`,
  },
  processBacklog: {
    title: 'Backlog softirq: raise, dequeue, receive again on the peer',
    layer: 'device',
    contexts: ['softirq'],
    charged: ['visit', 'skb'],
    costClass: 'interrupt',
    kernel: 'net/core/dev.c:process_backlog',
    source: `${kernelDocs}scaling.html`,
  },
  devQueueXmit: {
    title: 'Queueing discipline and queue selection',
    layer: 'device',
    contexts: ['process', 'softirq'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'net/core/dev.c:__dev_queue_xmit',
    source: `${kernelDocs}scaling.html`,
  },
} as const satisfies Readonly<Record<string, Stage>>;
