import type { LabNames } from './lab-names.ts';
import type { LabSecrets } from './lab-secrets.ts';
import type { Topology } from './topology.ts';

/** A node's end of the wire that carries what is measured. */
export interface DataEnd {
  readonly device: string;
  /** IPv4 address. */
  readonly address: string;
}

/** Everything that the steps of one node depend on. */
export interface LabSite {
  readonly topology: Topology;
  readonly names: LabNames;
  /** First two bytes of the pods' addresses, as `10.98`. */
  readonly network: string;
  /** Place of this node among the two. */
  readonly place: 0 | 1;
  readonly here: DataEnd;
  readonly there: DataEnd;
  /** Of a packet that a pod sends [byte]. */
  readonly podMtu: number;
  /** Where the kernel's WireGuard runs; wireguard-go is the other. */
  readonly wireguard: 'kernel' | 'user-space';
  readonly secrets: LabSecrets;
}

interface LabAddresses {
  readonly pod: string;
  readonly gateway: string;
  /** CIDR. */
  readonly subnet: string;
  readonly tunnel: string;
}

/** Addresses of a node's pod, and of its end of a tunnel. */
export const addressesOf = (network: string, place: number): LabAddresses => ({
  pod: `${network}.${place + 1}.2`,
  gateway: `${network}.${place + 1}.1`,
  subnet: `${network}.${place + 1}.0/24`,
  tunnel: `${network}.255.${place + 1}`,
});

/** What a tunnel adds to each packet [byte]: outer headers; for the ciphers, also what they pad. */
export const tunnelOverheads = {
  vxlan: 50,
  geneve: 50,
  ipip: 20,
  wireguard: 80,
  ipsec: 80,
} as const satisfies Record<NonNullable<Topology['tunnel']>, number>;
