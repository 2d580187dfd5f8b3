import type { Datapath } from '@hopwise/datapath';

/** What decides the order of magnitude of a CNI's cost. */
export type TrafficClass = 'clear-text' | 'wireguard' | 'ipsec' | 'user-space';

/** The class of a datapath, by what is on its path: a process first, then a cipher. */
export function trafficClassOf({ egress, ingress, encapsulation }: Datapath): TrafficClass {
  const inProcess = [...egress, ...ingress].some(
    ({ entry }) => entry === 'user-space' || entry === 'poll',
  );
  if (inProcess) return 'user-space';
  const kinds = encapsulation.map(({ kind }) => kind);
  if (kinds.includes('wireguard')) return 'wireguard';
  return kinds.includes('esp') ? 'ipsec' : 'clear-text';
}
