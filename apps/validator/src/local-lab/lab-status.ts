import { isThere, textOf } from './lab-files.ts';
import { type LabPlaces, labPlaces } from './lab-names.ts';
import { firstProcess } from './lab-processes.ts';
import { nodeAddress } from './management-links.ts';

/** The lab of two namespace hosts on this machine. */
export interface LabStatus {
  readonly id: string;
  /** `partial` is what a crash leaves: `lab down` removes it, `lab up` replaces it. */
  readonly state: 'up' | 'partial' | 'down';
  /** Folder of its files, which the inventory lies in. */
  readonly folder: string;
  /** The inventory of its nodes; null unless it is up. */
  readonly inventory: string | null;
  readonly nodes: readonly LabNodeStatus[];
}

interface LabNodeStatus {
  readonly name: string;
  /** The first process of its namespaces; null if there is none. */
  readonly pid: number | null;
  /** Where its sshd listens; null if that was not decided. */
  readonly address: string | null;
}

/** Which lab, and how long it lives. */
export interface LabOptions {
  /** Name of the lab, `lab` if left out; several may be up at once. */
  readonly id?: string;
  /** Whether the next one who makes a lab removes it, once the process that made it has ended. */
  readonly isTransient?: boolean;
}

/** @throws {RangeError} for an id that cannot be one */
export const labStatus = ({ id = 'lab' }: LabOptions = {}): LabStatus => statusOf(labPlaces(id));

/** The inventory is written last, so with it everything was made. */
export function statusOf(places: LabPlaces): LabStatus {
  const network = textOf(places.network);
  const nodes = places.nodes.map((node) => ({
    name: node.name,
    pid: firstProcess(node),
    address: network === null ? null : nodeAddress(Number(network), node.name),
  }));
  const isUp = isThere(places.inventory) && nodes.every(({ pid }) => pid !== null);
  const isDown = !isThere(places.folder) && nodes.every(({ pid }) => pid === null);
  return {
    id: places.id,
    state: isUp ? 'up' : isDown ? 'down' : 'partial',
    folder: places.folder,
    inventory: isUp ? places.inventory : null,
    nodes,
  };
}
