import type { Stage } from '../stage.ts';
import { kernelDocs } from './kernel-docs.ts';

/** Hooks, connection tracking, iptables and nftables. */
export const netfilterStages = {
  nfHookSlow: {
    title: 'One netfilter hook: its registered tables, without their rules',
    layer: 'netfilter',
    contexts: ['process', 'softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/netfilter/core.c:nf_hook_slow',
    source: 'https://docs.cilium.io/en/stable/operations/performance/benchmark/',
  },
  nfConntrackIn: {
    title: 'Connection tracking: find the entry, follow TCP state',
    layer: 'netfilter',
    contexts: ['process', 'softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/netfilter/nf_conntrack_core.c:nf_conntrack_in',
    source: `${kernelDocs}nf_conntrack-sysctl.html`,
  },
  nfConntrackConfirm: {
    title: 'New tracked connection: entry, NAT binding, insertion, later removal',
    layer: 'netfilter',
    contexts: ['process', 'softirq'],
    charged: ['connection', 'chainNode'],
    costClass: 'instruction',
    kernel: 'net/netfilter/nf_conntrack_core.c:__nf_conntrack_confirm',
    source: `${kernelDocs}nf_conntrack-sysctl.html`,
  },
  nfNatPacket: {
    title: 'NAT: rewrite addresses and ports as the connection was bound, correct the checksums',
    layer: 'netfilter',
    contexts: ['process', 'softirq'],
    charged: ['skb'],
    costClass: 'instruction',
    kernel: 'net/netfilter/nf_nat_core.c:nf_nat_packet',
    source: 'https://docs.docker.com/engine/network/port-publishing/',
  },
  iptDoTable: {
    title: 'Walk iptables rules: the policy chains of one endpoint',
    layer: 'netfilter',
    contexts: ['process', 'softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/ipv4/netfilter/ip_tables.c:ipt_do_table',
    source: 'https://docs.tigera.io/calico/latest/reference/architecture/data-path',
  },
  nftDoChain: {
    title: 'Walk nftables rules: the policy chains of one endpoint',
    layer: 'netfilter',
    contexts: ['process', 'softirq'],
    charged: ['visit', 'skb'],
    costClass: 'instruction',
    kernel: 'net/netfilter/nf_tables_core.c:nft_do_chain',
    source: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/nftables',
  },
  nfFlowOffloadIpHook: {
    title:
      'Flow table at the ingress hook: find the flow, count down the TTL, on to the other device',
    layer: 'netfilter',
    contexts: ['softirq'],
    charged: ['visit', 'skb', 'connection'],
    costClass: 'instruction',
    kernel: 'net/netfilter/nf_flow_table_ip.c:nf_flow_offload_ip_hook',
    source: `${kernelDocs}nf_flowtable.html`,
  },
} as const satisfies Readonly<Record<string, Stage>>;
