import type { RandomStream } from '@hopwise/engine';
import type { Platform } from '../platform.ts';

/** CPU of the process with this number: spread over cores first, then over siblings. */
export const processCpu = (process: number, { logicalCpus }: Platform): number =>
  process % logicalCpus;

/**
 * CPUs that a receive queue's interrupt can land on.
 *
 * RSS hashes over all queues. While cores are free, the scheduler keeps woken processes off a core
 * that interrupts keep busy, so a queue is then drawn from the cores without a process.
 */
export function queueCpus(processes: number, platform: Platform): readonly number[] {
  const { logicalCpus, threadsPerCore, queues } = platform;
  const cores = logicalCpus / threadsPerCore;
  const all = Array.from({ length: Math.min(queues, logicalCpus) }, (_, cpu) => cpu);
  const free = all.filter((cpu) => cpu % cores >= processes);
  return free.length > 0 ? free : all;
}

/** Draws the queue of a flow. */
export const drawQueue = (cpus: readonly number[], chance: RandomStream): number =>
  cpus[chance.integer(cpus.length)] ?? 0;
