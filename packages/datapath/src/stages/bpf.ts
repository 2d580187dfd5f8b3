import type { Stage } from '../stage.ts';

/** eBPF programs of the CNIs, and the redirects they end in. */
export const bpfStages = {
  cilFromContainer: {
    title: 'Cilium tc program on egress of a pod: service, conntrack map, policy',
    layer: 'bpf',
    contexts: ['softirq', 'process'],
    charged: ['visit', 'skb', 'connection'],
    costClass: 'instruction',
    kernel: 'cilium bpf/bpf_lxc.c:handle_xgress',
    source: 'https://docs.cilium.io/en/stable/network/ebpf/intro/',
  },
  cilFromNetdev: {
    title:
      'Cilium tc program on the NIC: ipcache, then the pod\u2019s ingress policy and conntrack map',
    layer: 'bpf',
    contexts: ['softirq'],
    charged: ['visit', 'skb', 'connection'],
    costClass: 'instruction',
    kernel: 'cilium bpf/bpf_host.c:from_netdev',
    source: 'https://docs.cilium.io/en/stable/network/ebpf/intro/',
  },
  cilToContainer: {
    title: 'Cilium tc program towards a pod: ingress policy and conntrack map',
    layer: 'bpf',
    contexts: ['softirq'],
    charged: ['visit', 'skb', 'connection'],
    costClass: 'instruction',
    kernel: 'cilium bpf/bpf_lxc.c:handle_to_container',
    source: 'https://docs.cilium.io/en/stable/network/ebpf/intro/',
  },
  calicoFromWorkload: {
    title: 'Calico tc program on egress of a pod: parse, conntrack map, policy, FIB',
    layer: 'bpf',
    contexts: ['softirq'],
    charged: ['visit', 'skb', 'connection'],
    costClass: 'instruction',
    kernel: 'calico felix/bpf-gpl/tc.c:calico_tc',
    source: 'https://github.com/projectcalico/calico/tree/master/felix/bpf-gpl',
  },
  calicoFromHostEndpoint: {
    title: 'Calico tc program on the NIC: parse, conntrack map, FIB to the pod\u2019s veth',
    layer: 'bpf',
    contexts: ['softirq'],
    charged: ['visit', 'skb', 'connection'],
    costClass: 'instruction',
    kernel: 'calico felix/bpf-gpl/tc.c:calico_tc',
    source: 'https://github.com/projectcalico/calico/tree/master/felix/bpf-gpl',
  },
  bpfRedirectNeigh: {
    title: 'FIB and neighbour lookup, redirect to the NIC without the host stack',
    layer: 'bpf',
    contexts: ['softirq', 'process'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'net/core/filter.c:__bpf_redirect_neigh',
    source: 'https://docs.cilium.io/en/stable/operations/performance/tuning/',
  },
  bpfRedirectPeer: {
    title: 'Redirect into the pod\u2019s namespace without a backlog hop',
    layer: 'bpf',
    contexts: ['softirq'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'net/core/filter.c:skb_do_redirect',
    source: 'https://docs.cilium.io/en/stable/operations/performance/tuning/',
  },
} as const satisfies Readonly<Record<string, Stage>>;
