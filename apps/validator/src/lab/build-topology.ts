import type { Host } from '../host.ts';
import type { NodeTarget } from '../inventory/inventory.ts';
import { labNames } from './lab-names.ts';
import { addressesOf, type DataEnd, type LabSite, tunnelOverheads } from './lab-site.ts';
import { newSecrets } from './lab-secrets.ts';
import { missing, wireguardOn } from './missing.ts';
import { runAction } from './run-action.ts';
import { lastServiceAddress } from './steps/other-addresses.ts';
import { sweep } from './sweep.ts';
import type { Topology } from './topology.ts';
import { TopologyError } from './topology-error.ts';
import { topologySteps } from './topology-steps.ts';
import { undoScript } from './undo-script.ts';

/** A node of a lab datapath. */
export interface LabNode {
  readonly host: Host;
  readonly end: DataEnd;
}

export interface LabPlan {
  readonly topology: Topology;
  readonly runId: string;
  /** Place of the topology in its run, so that no two share a name. */
  readonly index: number;
  /** First two bytes of the pods' addresses; `10.98` if left out. */
  readonly network?: string;
}

/** A lab datapath that stands. */
export interface BuiltTopology {
  /** Where the ends of a test run, and their addresses. */
  readonly ends: readonly [LabEnd, LabEnd];
  /** What a client at the first end connects to: the second end, or the Service before it. */
  readonly serverAddress: string;
  /** What a reader of its figures must know. */
  readonly notes: readonly string[];
  /** @throws {TopologyError} naming what is still there */
  teardown(): Promise<void>;
}

export interface LabEnd {
  readonly target: NodeTarget;
  readonly address: string;
}

/**
 * Builds a topology on two nodes, in place of one that was built under the same names before.
 * A node has one at a time: rules and settings of one would be in the way of another.
 *
 * @throws {TopologyError} naming what a node lacks, or the step that failed; nothing is left then
 * unless a node cannot be reached: `sweep` removes it later
 */
export async function buildTopology(
  nodes: readonly [LabNode, LabNode],
  plan: LabPlan,
): Promise<BuiltTopology> {
  const { topology } = plan;
  const lacks = await Promise.all(nodes.map(({ host }) => missing(host, topology)));
  if (lacks.flat().length > 0) throw new TopologyError(lacks.flat().join('; '));
  const sites = await sitesOf(nodes, plan);
  const teardown = () => onBoth((place) => sweep(nodes[place].host, sites[place].names.prefix));
  await teardown();
  try {
    await onBoth((place) => build(nodes[place].host, sites[place]));
  } catch (error) {
    await teardown().catch(() => undefined);
    throw error;
  }
  const { network } = sites[0];
  const end = (place: 0 | 1): LabEnd =>
    topology.base === 'host'
      ? { target: { kind: 'host' }, address: nodes[place].end.address }
      : {
          target: { kind: 'netns', name: sites[place].names.pod },
          address: addressesOf(network, place).pod,
        };
  return {
    ends: [end(0), end(1)],
    serverAddress: topology.services ? lastServiceAddress : end(1).address,
    notes: notesOf(sites),
    teardown,
  };
}

async function sitesOf(
  nodes: readonly [LabNode, LabNode],
  { topology, runId, index, network = '10.98' }: LabPlan,
): Promise<readonly [LabSite, LabSite]> {
  const names = labNames(runId, index);
  const mtus = nodes.map(async ({ host, end: { device } }) =>
    Number(
      await runAction(host, `MTU of ${device}`, { argv: ['cat', `/sys/class/net/${device}/mtu`] }),
    ),
  );
  const wireMtu = topology.mtu ?? Math.min(...(await Promise.all(mtus)));
  const shared = {
    topology,
    network,
    podMtu: wireMtu - (topology.tunnel ? tunnelOverheads[topology.tunnel] : 0),
    secrets: newSecrets(),
  };
  const siteOf = async (place: 0 | 1): Promise<LabSite> => ({
    ...shared,
    names: names[place],
    place,
    here: nodes[place].end,
    there: nodes[place === 0 ? 1 : 0].end,
    wireguard: topology.tunnel === 'wireguard' ? await wireguardOn(nodes[place].host) : 'kernel',
  });
  return Promise.all([siteOf(0), siteOf(1)]);
}

async function build(host: Host, site: LabSite): Promise<void> {
  const steps = topologySteps(site);
  await host.put(`${site.names.folder}/undo`, undoScript(steps), 0o700);
  for (const step of steps) await runAction(host, step.what, step.do);
}

/** Waits for both even if one fails, so that nothing goes on behind a failure. */
async function onBoth(part: (place: 0 | 1) => Promise<void>): Promise<void> {
  const ends = await Promise.allSettled([part(0), part(1)]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

const notesOf = (sites: readonly LabSite[]): readonly string[] =>
  sites.some(({ wireguard }) => wireguard === 'user-space')
    ? ['WireGuard runs in user space (wireguard-go): the kernel has none']
    : [];
