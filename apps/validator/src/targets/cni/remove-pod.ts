import type { Host } from '../../host.ts';
import { TargetError } from '../entered.ts';
import { succeeded } from '../succeeded.ts';
import { deleteFromNetwork } from './call-plugins.ts';
import { type PodRecord, podRecordSchema, recordFolder, recordPath } from './pod-record.ts';

/**
 * Disconnects a pod and removes its namespace and its record.
 *
 * @throws {TargetError} with everything that did not succeed; of a pod that was never whole, plugins
 *   may say that there is nothing to undo
 */
export async function removePod(host: Host, runDirectory: string, pod: PodRecord): Promise<void> {
  const failures = [...(await deleteFromNetwork(host, pod))];
  await succeeded(host, ['sh', '-c', removeNamespace, 'remove', pod.id]);
  await succeeded(host, ['sh', '-c', removeRecord, 'remove', recordPath(runDirectory, pod.id)]);
  if (failures.length > 0 && pod.result !== null) throw new TargetError(failures.join('\n'));
}

const removeNamespace = `[ ! -e "/var/run/netns/$1" ] || ip netns delete "$1"`;
const removeRecord = `rm -f "$1"; rmdir "$(dirname "$1")" "$(dirname "$(dirname "$1")")" 2>/dev/null; :`;

/**
 * Removes the pods that runs left on a node; call it while holding its lock, when there can be no
 * other run.
 *
 * @returns their ids
 * @throws {TargetError} with everything that could not be removed
 */
export async function removeAbandonedPods(
  host: Host,
  runDirectory: string,
): Promise<readonly string[]> {
  const folder = recordFolder(runDirectory);
  const list = await succeeded(host, ['sh', '-c', listRecords, 'list', folder]);
  const removed: string[] = [];
  const failures: string[] = [];
  for (const path of list.split('\n').filter((line) => line !== '')) {
    try {
      const pod = podRecordSchema.parse(JSON.parse(await succeeded(host, ['cat', path])));
      await removePod(host, runDirectory, pod);
      removed.push(pod.id);
    } catch (error) {
      failures.push(`${path}: ${error instanceof Error ? error.message : error}`);
    }
  }
  if (failures.length > 0) throw new TargetError(failures.join('\n'));
  return removed;
}

const listRecords = `for file in "$1"/hw-*.json; do [ ! -e "$file" ] || echo "$file"; done`;
