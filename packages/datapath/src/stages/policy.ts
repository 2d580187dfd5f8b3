import type { Stage } from '../stage.ts';

/** What enforces network policy, and what observes it. */
export const policyStages = {
  iptPolicyRules: {
    title: 'Policy as iptables rules: a new connection is compared with rule after rule',
    layer: 'policy',
    contexts: ['process', 'softirq'],
    charged: ['connection', 'newRule'],
    costClass: 'instruction',
    kernel: 'net/ipv4/netfilter/ip_tables.c:ipt_do_table',
    source: 'https://docs.tigera.io/calico/latest/reference/architecture/data-path',
  },
  ipSetTest: {
    title:
      'Policy as IP sets: a new connection is looked up in a hash, however many members it has',
    layer: 'policy',
    contexts: ['process', 'softirq'],
    charged: ['connection'],
    costClass: 'instruction',
    kernel: 'net/netfilter/ipset/ip_set_core.c:ip_set_test',
    source: 'https://github.com/cloudnativelabs/kube-router/blob/master/docs/how-it-works.md',
  },
  iptFirewallRules: {
    title:
      'Firewall rules of the node that every skb is compared with, before tracked ones are accepted',
    layer: 'policy',
    contexts: ['process', 'softirq'],
    charged: ['rule'],
    costClass: 'instruction',
    kernel: 'net/ipv4/netfilter/ip_tables.c:ipt_do_table',
    source: 'https://docs.docker.com/engine/network/packet-filtering-firewalls/',
  },
  policyCanAccess: {
    title: 'Policy map of a pod: a new connection finds its entry cold among many',
    layer: 'policy',
    contexts: ['process', 'softirq'],
    charged: ['connection'],
    costClass: 'instruction',
    kernel: 'cilium bpf/lib/policy.h:__policy_can_access',
    source: 'https://docs.cilium.io/en/stable/network/ebpf/maps/',
  },
  writePolicyRules: {
    title: 'Policy compiled into a program: a new connection runs through the code of every rule',
    layer: 'policy',
    contexts: ['process', 'softirq'],
    charged: ['connection', 'newRule'],
    costClass: 'instruction',
    kernel: 'calico felix/bpf/polprog/pol_prog_builder.go:writePolicyRules',
    source: 'https://github.com/projectcalico/calico/tree/master/felix/bpf/polprog',
  },
  sendTraceNotify: {
    title: 'Hubble: flow events of a connection into the ring that the agent reads',
    layer: 'policy',
    contexts: ['process', 'softirq'],
    charged: ['connection'],
    costClass: 'instruction',
    kernel: 'cilium bpf/lib/trace.h:send_trace_notify',
    source: 'https://docs.cilium.io/en/stable/operations/performance/tuning/',
  },
} as const satisfies Readonly<Record<string, Stage>>;
