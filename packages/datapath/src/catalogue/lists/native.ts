import type { Datapath } from '../../datapath.ts';
import { calicoEbpf } from '../calico-ebpf.ts';
import { calicoIptables } from '../calico-iptables.ts';
import { ciliumEbpf } from '../cilium-ebpf.ts';
import { ciliumLegacy } from '../cilium-legacy.ts';
import { flannelHostGw } from '../flannel-host-gw.ts';
import { host } from '../host.ts';
import { kubeRouter } from '../kube-router.ts';
import { vethEbpf } from '../veth-ebpf.ts';
import { vethRouted } from '../veth-routed.ts';

/** Routed or redirected by the kernel, without encapsulation. */
export const native: readonly Datapath[] = [
  host,
  ciliumEbpf,
  ciliumLegacy,
  calicoEbpf,
  calicoIptables,
  vethRouted,
  vethEbpf,
  flannelHostGw,
  kubeRouter,
];
