import type { Stage } from '../stage.ts';
import { kernelDocs } from './kernel-docs.ts';

/** IP. */
export const networkStages = {
  ipQueueXmit: {
    title: 'IP output: route, header, neighbour',
    layer: 'network',
    contexts: ['process', 'softirq'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'net/ipv4/ip_output.c:__ip_queue_xmit',
    source: `${kernelDocs}ip-sysctl.html`,
  },
  ipRcv: {
    title: 'IP input: checks, route lookup; drops the owning socket',
    layer: 'network',
    contexts: ['softirq'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'net/ipv4/ip_input.c:ip_rcv',
    source: `${kernelDocs}ip-sysctl.html`,
  },
  ipRouteInputSlow: {
    title: 'Route of an arriving packet that no socket has cached one for',
    layer: 'network',
    contexts: ['softirq'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'net/ipv4/route.c:ip_route_input_slow',
    source: `${kernelDocs}ip-sysctl.html`,
  },
  ipForward: {
    title: 'Forward: TTL, route, output device, neighbour',
    layer: 'network',
    contexts: ['softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/ipv4/ip_forward.c:ip_forward',
    source: `${kernelDocs}ip-sysctl.html`,
  },
  fibRulesLookup: {
    title: 'Policy routing: walk the ip rules until the table of one has a route',
    layer: 'network',
    contexts: ['softirq'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'net/core/fib_rules.c:fib_rules_lookup',
    source: 'https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/cni-proposal.md',
  },
} as const satisfies Readonly<Record<string, Stage>>;
