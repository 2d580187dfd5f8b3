import type { Datapath } from '../../datapath.ts';
import { antreaEncap } from '../antrea-encap.ts';
import { antreaFlowtable } from '../antrea-flowtable.ts';
import { antreaIpsec } from '../antrea-ipsec.ts';
import { antreaNoencap } from '../antrea-noencap.ts';
import { antreaWireguard } from '../antrea-wireguard.ts';
import { kubeOvnOverlay } from '../kube-ovn-overlay.ts';
import { kubeOvnUnderlay } from '../kube-ovn-underlay.ts';
import { oncache } from '../oncache.ts';
import { ovnKubernetes } from '../ovn-kubernetes.ts';
import { weaveEncrypted } from '../weave-encrypted.ts';
import { weaveFastdp } from '../weave-fastdp.ts';

/** Switched by Open vSwitch or by programs that stand in for it. */
export const openVSwitch: readonly Datapath[] = [
  antreaEncap,
  antreaNoencap,
  antreaFlowtable,
  antreaWireguard,
  antreaIpsec,
  ovnKubernetes,
  kubeOvnOverlay,
  kubeOvnUnderlay,
  oncache,
  weaveFastdp,
  weaveEncrypted,
];
