import type { Datapath } from '../../datapath.ts';

/** Encrypted by WireGuard or IPsec in the kernel. */
export const encrypted: readonly Datapath[] = [];
