import type { Datapath } from '../../datapath.ts';
import { calicoNftables } from '../calico-nftables.ts';
import { ciliumNetkit } from '../cilium-netkit.ts';
import { dockerBridge } from '../docker-bridge.ts';
import { ipvlanL2 } from '../ipvlan-l2.ts';
import { ipvlanL3 } from '../ipvlan-l3.ts';
import { ipvlanL3s } from '../ipvlan-l3s.ts';
import { macvlanBridge } from '../macvlan-bridge.ts';
import { sriovVf } from '../sriov-vf.ts';

/** Bridges, and devices that share the NIC. */
export const bridged: readonly Datapath[] = [
  dockerBridge,
  calicoNftables,
  ciliumNetkit,
  macvlanBridge,
  ipvlanL2,
  ipvlanL3,
  ipvlanL3s,
  sriovVf,
];
