import { hostname } from 'node:os';
import { preferCubic } from './congestion-control.ts';
import { LabError } from './lab-error.ts';
import { makeFolder, writeSecret } from './lab-files.ts';
import { newKeyPair } from './key-pair.ts';
import { labInventory } from './lab-inventory.ts';
import { type LabPlaces, labPlaces } from './lab-names.ts';
import { removeAbandonedLabs, removeLab } from './lab-down.ts';
import { otherOwner, ownLab } from './lab-owner.ts';
import { type LabOptions, type LabStatus, statusOf } from './lab-status.ts';
import { linkHosts, nodeAddress } from './management-links.ts';
import { requireLabTools } from './require-lab-tools.ts';
import { type StartedNode, startNode } from './start-node.ts';
import { waitForSshd } from './wait-for-sshd.ts';
import { layWire } from './wire.ts';

/**
 * Makes two hosts of namespaces on this machine, joined by a wire, each with its own sshd, and an
 * inventory of them. One that is up stays; what a crash left is replaced.
 *
 * @throws {LabError} when that is not possible, with nothing left behind
 */
export async function labUpLocal(options: LabOptions = {}): Promise<LabStatus> {
  requireLabTools();
  await removeAbandonedLabs();
  const { id = 'lab', isTransient = false } = options;
  const places = labPlaces(id);
  const before = statusOf(places);
  if (before.state === 'up') return before;
  const builder = otherOwner(places);
  if (before.state === 'partial' && builder !== null) {
    throw new LabError(`process ${builder} is building the lab ${id} right now`);
  }
  await removeLab(places);
  makeFolder(places.folder);
  ownLab(places, isTransient);
  try {
    await build(places);
  } catch (error) {
    await removeLab(places);
    throw error;
  }
  return statusOf(places);
}

async function build(places: LabPlaces): Promise<void> {
  preferCubic();
  const key = newKeyPair(`hopwise lab on ${hostname()}`);
  writeSecret(places.key, key.private);
  const [a, b] = places.nodes;
  if (a === undefined || b === undefined) throw new TypeError('a lab has two hosts');
  const start = (node: typeof a): Promise<StartedNode> =>
    startNode(node, `hw-${places.id}-${node.name}`, key.public);
  const started = [await start(a), await start(b)] as const;
  const first = { name: a.name, pid: started[0].pid };
  const second = { name: b.name, pid: started[1].pid };
  const network = await linkHosts([first, second]);
  writeSecret(places.network, `${network}`);
  await layWire([first, second]);
  const nodes = places.nodes.map(({ name }) => ({ name, address: nodeAddress(network, name) }));
  for (const { address } of nodes) await waitForSshd(address);
  writeSecret(
    places.knownHosts,
    nodes.map(({ address }, index) => `${address} ${started[index]?.hostKey}\n`).join(''),
  );
  writeSecret(places.inventory, labInventory(nodes));
}
