import { addressesOf, type LabSite } from '../lab-site.ts';
import { ipBatch, type Step } from '../step.ts';
import { tunnelSteps } from './tunnel-steps.ts';

/** How a node reaches the other node's pod. */
export function routeSteps(site: LabSite): readonly Step[] {
  const { topology, network, place, here, there, names } = site;
  if (!['routed', 'routed-bridge', 'ebpf'].includes(topology.base)) return [];
  const peer = addressesOf(network, 1 - place);
  const isDevice = topology.tunnel !== undefined && topology.tunnel !== 'ipsec';
  const through = isDevice ? `dev ${names.tunnel} via ${peer.tunnel}` : `via ${there.address}`;
  const route = isDevice ? through : `${through} dev ${here.device}`;
  return [
    ...tunnelSteps(site),
    {
      what: `route to ${peer.subnet} ${through}`,
      do: ipBatch([`route add ${peer.subnet} ${route}`]),
      undo: ipBatch([`route del ${peer.subnet} ${route}`]),
    },
  ];
}
