import { join } from 'node:path';

/** Folder of all labs of this machine; it does not survive a reboot, as they do not. */
export const labsFolder = '/run/hopwise-lab';

/** The two hosts of a lab. */
const nodeNames = ['a', 'b'] as const;
export type NodeName = (typeof nodeNames)[number];

/** Where everything of a lab is. */
export interface LabPlaces {
  readonly id: string;
  readonly folder: string;
  readonly inventory: string;
  readonly knownHosts: string;
  readonly key: string;
  /** Process that builds or owns it. */
  readonly owner: string;
  /** The first two bytes of the addresses between this machine and its hosts, and their link. */
  readonly network: string;
  readonly nodes: readonly NodePlaces[];
}

export interface NodePlaces {
  readonly name: NodeName;
  readonly folder: string;
  readonly startScript: string;
  readonly sshdConfig: string;
  readonly hostKey: string;
  readonly authorizedKeys: string;
  readonly log: string;
  readonly pid: string;
}

/** @throws {RangeError} for an id that cannot be part of every name that it becomes part of */
export function labPlaces(id: string): LabPlaces {
  if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(id)) {
    throw new RangeError(`"${id}" is no id of a lab: up to 32 small letters, digits and dashes`);
  }
  const folder = join(labsFolder, id);
  return {
    id,
    folder,
    inventory: join(folder, 'inventory.yaml'),
    knownHosts: join(folder, 'known_hosts'),
    key: join(folder, 'id_ed25519'),
    owner: join(folder, 'owner.json'),
    network: join(folder, 'network'),
    nodes: nodeNames.map((name) => nodePlaces(name, join(folder, name))),
  };
}

const nodePlaces = (name: NodeName, folder: string): NodePlaces => ({
  name,
  folder,
  startScript: join(folder, 'start.sh'),
  sshdConfig: join(folder, 'sshd_config'),
  hostKey: join(folder, 'ssh_host_ed25519_key'),
  authorizedKeys: join(folder, 'authorized_keys'),
  log: join(folder, 'log'),
  pid: join(folder, 'pid'),
});
