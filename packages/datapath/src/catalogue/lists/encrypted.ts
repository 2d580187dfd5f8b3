import type { Datapath } from '../../datapath.ts';
import { calicoEbpfWireguard } from '../calico-ebpf-wireguard.ts';
import { calicoWireguard } from '../calico-wireguard.ts';
import { ciliumIpsec } from '../cilium-ipsec.ts';
import { ciliumWireguard } from '../cilium-wireguard.ts';
import { flannelIpsec } from '../flannel-ipsec.ts';
import { flannelWireguard } from '../flannel-wireguard.ts';

/** Encrypted by WireGuard or IPsec in the kernel. */
export const encrypted: readonly Datapath[] = [
  flannelWireguard,
  flannelIpsec,
  calicoWireguard,
  calicoEbpfWireguard,
  ciliumWireguard,
  ciliumIpsec,
];
