import type { InventoryNode, NodeTarget } from '../inventory/inventory.ts';
import { labNames } from '../lab/lab-names.ts';
import { newSecrets } from '../lab/lab-secrets.ts';
import { type DataEnd, tunnelOverheads } from '../lab/lab-site.ts';
import type { Topology } from '../lab/topology.ts';
import { topologySteps } from '../lab/topology-steps.ts';
import type { Plan, PlannedDatapath } from './plan.ts';

/** What is made on each node for one datapath, and removed after every visit; in words. */
export interface PlannedChanges {
  readonly client: readonly string[];
  readonly server: readonly string[];
}

/** Asks no node: what depends on one, as a name or an MTU, is said in general. */
export function plannedChanges(
  { client, server }: Pick<Plan, 'client' | 'server'>,
  { place, index }: PlannedDatapath,
): PlannedChanges {
  if (place.kind === 'target') {
    return {
      client: changesOf(place.target.on[client.name]),
      server: changesOf(place.target.on[server.name]),
    };
  }
  const of = (end: 0 | 1): readonly string[] =>
    topologyChanges(place.topology, { index, place: end, ends: [endOf(client), endOf(server)] });
  return { client: of(0), server: of(1) };
}

const endOf = ({ dataInterface, dataAddress }: InventoryNode): DataEnd => ({
  device: dataInterface ?? '',
  address: dataAddress ?? '',
});

function changesOf(target: NodeTarget | undefined): readonly string[] {
  if (target?.kind !== 'cni') return [];
  return [
    'network namespace hw-RUN',
    `what the CNI plugins of ${target.conf} make for a pod, undone by their DEL`,
  ];
}

/** An id of a run that is none: names that begin with it are shown as hw-RUN. */
const placeholder = 'plan';
const usualMtu = 1500;

function topologyChanges(
  topology: Topology,
  {
    index,
    place,
    ends,
  }: {
    readonly index: number;
    readonly place: 0 | 1;
    readonly ends: readonly [DataEnd, DataEnd];
  },
): readonly string[] {
  const names = labNames(placeholder, index)[place];
  const overhead = topology.tunnel === undefined ? 0 : tunnelOverheads[topology.tunnel];
  const steps = topologySteps({
    ...{ topology, names, place, network: '10.98' },
    here: ends[place],
    there: ends[place === 0 ? 1 : 0],
    podMtu: (topology.mtu ?? usualMtu) - overhead,
    secrets: newSecrets(),
    wireguard: 'kernel',
  });
  return steps.map(({ what }) => what.replaceAll(names.prefix, 'hw-RUN'));
}
