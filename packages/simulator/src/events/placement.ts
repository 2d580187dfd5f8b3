import type { RandomStream } from '@hopwise/engine';
import type { Platform } from '../platform.ts';

/**
 * CPU of the process with this number: one per core first, then siblings, from the last core down,
 * so that few queues and few processes do not share a core.
 */
export function processCpu(process: number, { logicalCpus, threadsPerCore }: Platform): number {
  const cores = logicalCpus / threadsPerCore;
  const thread = Math.floor(process / cores) % threadsPerCore;
  return thread * cores + cores - 1 - (process % cores);
}

/** Draws of a CPU before one that is not wanted is taken after all. */
export const drawsMax = 16;

/**
 * Draws the receive queue of a process's flow, and with it the CPU of its interrupts.
 *
 * RSS hashes over all queues; the scheduler keeps a woken process off the core that its own
 * interrupts keep busy, which is the same as a queue that is not on the process's core.
 */
export function drawQueue(process: number, platform: Platform, chance: RandomStream): number {
  const { logicalCpus, threadsPerCore, queues } = platform;
  const cores = logicalCpus / threadsPerCore;
  const own = processCpu(process, platform) % cores;
  let queue = 0;
  for (let draw = 0; draw < drawsMax; draw++) {
    queue = chance.integer(Math.min(queues, logicalCpus));
    if (queue % cores !== own) return queue;
  }
  return queue;
}
