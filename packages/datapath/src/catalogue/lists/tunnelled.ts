import type { Datapath } from '../../datapath.ts';
import { calicoEbpfVxlan } from '../calico-ebpf-vxlan.ts';
import { calicoIpip } from '../calico-ipip.ts';
import { calicoVxlan } from '../calico-vxlan.ts';
import { canal } from '../canal.ts';
import { ciliumGeneve } from '../cilium-geneve.ts';
import { ciliumVxlan } from '../cilium-vxlan.ts';
import { ciliumVxlanLegacy } from '../cilium-vxlan-legacy.ts';
import { flannelIpip } from '../flannel-ipip.ts';
import { flannelVxlan } from '../flannel-vxlan.ts';

/** Encapsulated, in clear text. */
export const tunnelled: readonly Datapath[] = [
  flannelVxlan,
  flannelIpip,
  canal,
  calicoIpip,
  calicoVxlan,
  calicoEbpfVxlan,
  ciliumVxlan,
  ciliumGeneve,
  ciliumVxlanLegacy,
];
