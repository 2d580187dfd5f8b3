import { spawn } from 'node:child_process';
import { newKeyPair } from './key-pair.ts';
import { LabError } from './lab-error.ts';
import { makeFolder, textOf, withLog, writeSecret } from './lab-files.ts';
import type { NodePlaces } from './lab-names.ts';
import { firstProcess } from './lab-processes.ts';
import { sshdPath } from './require-lab-tools.ts';
import { sshdConfig } from './sshd-config.ts';
import { startScript } from './start-script.ts';
import { waitUntil } from './wait-until.ts';

/** A host that runs, and the public half of its host key. */
export interface StartedNode {
  readonly pid: number;
  readonly hostKey: string;
}

/**
 * Starts a host: its own network, mounts, processes, name, host key and sshd.
 *
 * @param publicKey - Of the key that may log in.
 * @throws {LabError} with what the host said, if it does not start
 */
export async function startNode(
  node: NodePlaces,
  hostName: string,
  publicKey: string,
): Promise<StartedNode> {
  makeFolder(node.folder);
  const key = newKeyPair(hostName);
  const isLocked = textOf('/etc/shadow')?.match(/^root:!/m) !== null;
  writeSecret(node.hostKey, key.private);
  writeSecret(node.authorizedKeys, `${publicKey}\n`);
  writeSecret(node.sshdConfig, sshdConfig(node, isLocked));
  writeSecret(node.startScript, startScript);
  const words = [...namespaces, 'sh', node.startScript, node.folder, hostName, sshdPath()];
  const child = withLog(node.log, (log) =>
    spawn('unshare', words, { detached: true, stdio: ['ignore', log, log], cwd: '/' }),
  );
  let hasEnded = false;
  const end = (): void => {
    hasEnded = true;
  };
  child.once('exit', end).once('error', end);
  child.unref();
  await waitUntil(() => hasEnded || firstProcess(node) !== null);
  const pid = firstProcess(node);
  if (pid !== null) return { pid, hostKey: key.public };
  const said = textOf(node.log)?.trim().split('\n').slice(-3).join('; ');
  throw new LabError(`host ${node.name} does not start: ${said || 'nothing is said'}`);
}

/** With the process that waits for it, the first process of the host ends, too. */
const namespaces = ['--net', '--mount', '--pid', '--uts', '--ipc', '--fork', '--kill-child'];
