import type { Datapath } from '../../datapath.ts';
import { calicoVpp } from '../calico-vpp.ts';
import { calicoVppIpsec } from '../calico-vpp-ipsec.ts';
import { calicoVppWireguard } from '../calico-vpp-wireguard.ts';
import { flannelUdp } from '../flannel-udp.ts';
import { weaveSleeve } from '../weave-sleeve.ts';

/** Packets cross a user-space process. */
export const userSpace: readonly Datapath[] = [
  flannelUdp,
  weaveSleeve,
  calicoVpp,
  calicoVppWireguard,
  calicoVppIpsec,
];
