import type { Datapath } from '../datapath.ts';
import { flannelHostGw } from './flannel-host-gw.ts';

export const gkeV1 = {
  ...flannelHostGw,
  id: 'gke-v1',
  title: 'GKE, first data plane, no network policy',
  summary:
    'Pods hang on the bridge cbr0 with alias addresses of the cloud\u2019s network, and kube-proxy makes rules: the path is that of Flannel, host-gw. With network policy it is that of Calico, iptables.',
  sources: [
    'https://cloud.google.com/kubernetes-engine/docs/concepts/network-overview',
    'https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2',
  ],
} as const satisfies Datapath;
