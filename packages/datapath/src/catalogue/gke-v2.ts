import type { Datapath } from '../datapath.ts';
import { ciliumLegacy } from './cilium-legacy.ts';

export const gkeV2 = {
  ...ciliumLegacy,
  id: 'gke-v2',
  title: 'GKE, Dataplane V2',
  summary:
    'Cilium with a route to each pod and masquerading by iptables, which rules out host routing by eBPF: the path is that of Cilium, legacy host routing. Addresses are aliases in the cloud\u2019s network.',
  conntrack: {
    buckets: 65_536,
    entriesMax: 262_144,
    basis: 'assumed',
    source:
      'Linux 5.10 defaults above 4 GB of memory, four entries per bucket; there is no kube-proxy that would raise them',
  },
  sources: [
    'https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2',
    'https://docs.cilium.io/en/stable/network/concepts/routing/',
    'https://docs.cilium.io/en/stable/operations/performance/tuning/',
  ],
} as const satisfies Datapath;
