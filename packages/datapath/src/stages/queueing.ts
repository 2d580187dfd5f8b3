import type { Stage } from '../stage.ts';
import { kernelDocs } from './kernel-docs.ts';

/** Pacing, and the steering of flows to cores and queues. */
export const queueingStages = {
  fqEnqueue: {
    title: 'fq: find the flow, queue the skb by its departure time, take it out when due',
    layer: 'queueing',
    contexts: ['process', 'softirq'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'net/sched/sch_fq.c:fq_enqueue',
    source: 'https://docs.cilium.io/en/stable/network/kubernetes/bandwidth-manager/',
  },
  getXpsQueue: {
    title: 'XPS: the transmit queue of the sending CPU, by a map in place of a hash',
    layer: 'queueing',
    contexts: ['process', 'softirq'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'net/core/dev.c:get_xps_queue',
    source: `${kernelDocs}scaling.html`,
  },
  enqueueToBacklog: {
    title: 'RPS: hash the flow, queue to the backlog of another CPU, interrupt it',
    layer: 'queueing',
    contexts: ['softirq'],
    charged: ['visit', 'skb'],
    costClass: 'interrupt',
    kernel: 'net/core/dev.c:enqueue_to_backlog',
    source: `${kernelDocs}scaling.html`,
  },
} as const satisfies Readonly<Record<string, Stage>>;
