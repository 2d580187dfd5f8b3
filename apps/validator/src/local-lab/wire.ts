import { dataAddress, dataInterface } from './lab-inventory.ts';
import type { LabProcess } from './management-links.ts';
import { tool } from './tool.ts';

/** Joins the two hosts by a veth pair, which plays the wire between their network cards. */
export async function layWire(hosts: readonly [LabProcess, LabProcess]): Promise<void> {
  const [{ pid: first }, { pid: second }] = hosts;
  const end = ['name', dataInterface, 'netns'];
  await tool('ip', 'link', 'add', ...end, `${first}`, 'type', 'veth', 'peer', ...end, `${second}`);
  for (const [index, { pid }] of hosts.entries()) {
    const inside = ['-t', `${pid}`, '-n', 'ip'];
    const address = `${dataAddress(index)}/24`;
    await tool('nsenter', ...inside, 'addr', 'add', address, 'dev', dataInterface);
    await tool('nsenter', ...inside, 'link', 'set', dataInterface, 'up');
  }
}
