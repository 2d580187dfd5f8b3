import { LabError } from './lab-error.ts';
import type { NodeName } from './lab-names.ts';
import { tool } from './tool.ts';

/** A host of a lab by its first process, which stands for its namespaces. */
export interface LabProcess {
  readonly name: NodeName;
  readonly pid: number;
}

/** Third byte of link-local addresses; 169 stays free for what clouds have there. */
const networks = Array.from({ length: 64 }, (_, index) => index + 100);

/**
 * Links every host to this machine, so that its sshd can be reached: addresses that are nobody
 * else's, on a network that no test uses. They vanish with the namespaces of the hosts.
 *
 * @returns the network that was free, for `nodeAddress`
 * @throws {LabError} if none is free, or the kernel has no veth
 */
export async function linkHosts(hosts: readonly LabProcess[]): Promise<number> {
  const taken = new Set((await tool('ip', '-4', '-o', 'addr', 'show')).match(/169\.254\.\d+/g));
  const isFree = (network: number): boolean => !taken.has(`169.254.${network}`);
  for (const network of networks.filter(isFree)) {
    if (await isTaken(network, hosts)) continue;
    for (const host of hosts) await addressLink(network, host);
    return network;
  }
  throw new LabError('all networks from 169.254.100 to 169.254.163 are taken');
}

const indexOf = (name: NodeName): number => (name === 'a' ? 0 : 1);

/** Where a host is reached from this machine. */
export const nodeAddress = (network: number, name: NodeName): string =>
  `169.254.${network}.${indexOf(name) * 4 + 2}`;

/** The end of the link that stays here. */
export const linkName = (network: number, name: NodeName): string => `hw${network}${name}`;

/** Makes the links; true if somebody made some of that name meanwhile. */
async function isTaken(network: number, hosts: readonly LabProcess[]): Promise<boolean> {
  const made: string[] = [];
  for (const { name, pid } of hosts) {
    const link = linkName(network, name);
    try {
      await tool(
        'ip',
        'link',
        'add',
        link,
        'type',
        'veth',
        'peer',
        'name',
        'mgmt',
        'netns',
        `${pid}`,
      );
      made.push(link);
    } catch (error) {
      for (const one of made) await tool('ip', 'link', 'delete', one);
      if (error instanceof LabError && error.message.includes('File exists')) return true;
      throw error;
    }
  }
  return false;
}

async function addressLink(network: number, { name, pid }: LabProcess): Promise<void> {
  const link = linkName(network, name);
  const ours = `169.254.${network}.${indexOf(name) * 4 + 1}/30`;
  await tool('ip', 'addr', 'add', ours, 'dev', link);
  await tool('ip', 'link', 'set', link, 'up');
  const inside = ['-t', `${pid}`, '-n', 'ip'];
  await tool(
    'nsenter',
    ...inside,
    'addr',
    'add',
    `${nodeAddress(network, name)}/30`,
    'dev',
    'mgmt',
  );
  await tool('nsenter', ...inside, 'link', 'set', 'mgmt', 'up');
}
