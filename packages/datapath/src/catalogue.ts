import { awsVpcCni } from './catalogue/aws-vpc-cni.ts';
import { calicoEbpf } from './catalogue/calico-ebpf.ts';
import { calicoIptables } from './catalogue/calico-iptables.ts';
import { calicoNftables } from './catalogue/calico-nftables.ts';
import { ciliumEbpf } from './catalogue/cilium-ebpf.ts';
import { ciliumLegacy } from './catalogue/cilium-legacy.ts';
import { ciliumNetkit } from './catalogue/cilium-netkit.ts';
import { dockerBridge } from './catalogue/docker-bridge.ts';
import { flannelHostGw } from './catalogue/flannel-host-gw.ts';
import { host } from './catalogue/host.ts';
import { ipvlanL2 } from './catalogue/ipvlan-l2.ts';
import { ipvlanL3 } from './catalogue/ipvlan-l3.ts';
import { ipvlanL3s } from './catalogue/ipvlan-l3s.ts';
import { kubeRouter } from './catalogue/kube-router.ts';
import { macvlanBridge } from './catalogue/macvlan-bridge.ts';
import { sriovVf } from './catalogue/sriov-vf.ts';
import { vethRouted } from './catalogue/veth-routed.ts';
import { contentHash } from './content-hash.ts';
import type { Datapath, Modifier } from './datapath.ts';
import { notrack } from './modifiers/notrack.ts';
import { stages } from './stages.ts';

/** Every datapath that Hopwise can predict. */
export const datapaths: readonly Datapath[] = [
  host,
  ciliumEbpf,
  ciliumLegacy,
  calicoEbpf,
  calicoIptables,
  vethRouted,
  flannelHostGw,
  kubeRouter,
  dockerBridge,
  calicoNftables,
  ciliumNetkit,
  macvlanBridge,
  ipvlanL2,
  ipvlanL3,
  ipvlanL3s,
  sriovVf,
  awsVpcCni,
];

/** Every modifier that can be put on a datapath. */
export const modifiers: readonly Modifier[] = [notrack];

export const findDatapath = (id: string): Datapath | undefined =>
  datapaths.find((datapath) => datapath.id === id);

export const findModifier = (id: string): Modifier | undefined =>
  modifiers.find((modifier) => modifier.id === id);

/** Changes exactly when a datapath, a modifier or a stage does. */
const catalogueText: string = JSON.stringify({ stages, datapaths, modifiers });

/** Fingerprint of the stages, datapaths and modifiers. */
export const catalogueHash: string = contentHash(catalogueText);
