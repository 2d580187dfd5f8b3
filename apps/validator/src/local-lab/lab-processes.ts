import { basename } from 'node:path';
import { LabError } from './lab-error.ts';
import { namesIn, textOf } from './lab-files.ts';
import type { NodePlaces } from './lab-names.ts';
import { waitUntil } from './wait-until.ts';

/** First process of a host, as this machine counts; null if it does not run (any more). */
export function firstProcess(node: NodePlaces): number | null {
  const pid = Number(textOf(node.pid)?.trim() || Number.NaN);
  return Number.isInteger(pid) && isOf(node, wordsOf(pid)) ? pid : null;
}

/**
 * Kills a host: its first processes, and with them all others, which the kernel waits for before the
 * first one has ended.
 *
 * @throws {LabError} if it lives on
 */
export async function killNode(node: NodePlaces): Promise<void> {
  const killed = new Set<number>();
  const hasEnded = (): boolean => {
    for (const pid of processesOf(node)) {
      killed.add(pid);
      kill(pid);
    }
    return ![...killed].some(isRunning);
  };
  if (await waitUntil(hasEnded)) return;
  const left = [...killed].filter(isRunning);
  throw new LabError(`processes ${left.join(', ')} of host ${node.name} cannot be killed`);
}

/** Whether a process has not ended: one that is ending has no command line any more. */
const isRunning = (pid: number): boolean => {
  const state = textOf(`/proc/${pid}/stat`)?.split(') ').at(-1)?.[0];
  return state !== undefined && state !== 'Z' && state !== 'X';
};

/** Found by what they were called with, so that they are found also when nothing else is left. */
const processesOf = (node: NodePlaces): readonly number[] =>
  namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isOf(node, wordsOf(pid)));

/** Words of a command line; sshd writes its own as one. */
const wordsOf = (pid: number): readonly string[] =>
  (textOf(`/proc/${pid}/cmdline`) ?? '').split(/[\0 ]/);

const isOf = (node: NodePlaces, words: readonly string[]): boolean =>
  ['unshare', 'sh', 'sshd:', 'sshd'].includes(basename(words[0] ?? '')) &&
  (words.includes(node.startScript) || words.includes(node.sshdConfig));

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return; // It ended by itself.
  }
}
