import type { Family } from './datapath.ts';

/** Families of datapaths as headings, in the order of a list. */
export const familyNames: Readonly<Record<Family, string>> = {
  host: 'No container network',
  ebpf: 'Redirected by eBPF',
  netfilter: 'Routed by the kernel, through netfilter',
  bridge: 'Through a bridge',
  device: 'Devices that share the NIC, and plain veth',
  overlay: 'Tunnels in clear text',
  crypto: 'Encrypted',
  ovs: 'Switched by Open vSwitch',
  'user-space': 'Through a program in user space',
};
