import { calicoEbpf } from './catalogue/calico-ebpf.ts';
import { calicoIptables } from './catalogue/calico-iptables.ts';
import { ciliumEbpf } from './catalogue/cilium-ebpf.ts';
import { ciliumLegacy } from './catalogue/cilium-legacy.ts';
import { host } from './catalogue/host.ts';
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
