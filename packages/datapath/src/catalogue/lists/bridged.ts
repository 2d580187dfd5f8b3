import type { Datapath } from '../../datapath.ts';
import { calicoNftables } from '../calico-nftables.ts';
import { ciliumNetkit } from '../cilium-netkit.ts';
import { dockerBridge } from '../docker-bridge.ts';
import { dockerHost } from '../docker-host.ts';
import { dockerIpvlan } from '../docker-ipvlan.ts';
import { dockerMacvlan } from '../docker-macvlan.ts';
import { dockerOverlay } from '../docker-overlay.ts';
import { ipvlanL2 } from '../ipvlan-l2.ts';
import { ipvlanL3 } from '../ipvlan-l3.ts';
import { ipvlanL3s } from '../ipvlan-l3s.ts';
import { macvlanBridge } from '../macvlan-bridge.ts';
import { sriovVf } from '../sriov-vf.ts';
import { vethBridge } from '../veth-bridge.ts';

/** Bridges, and devices that share the NIC. */
export const bridged: readonly Datapath[] = [
  vethBridge,
  dockerBridge,
  dockerHost,
  dockerOverlay,
  calicoNftables,
  ciliumNetkit,
  macvlanBridge,
  dockerMacvlan,
  ipvlanL2,
  dockerIpvlan,
  ipvlanL3,
  ipvlanL3s,
  sriovVf,
];
