import type { End } from '@hopwise/datapath';
import { Processor, type Simulation } from '@hopwise/engine';
import type { Platform } from '../platform.ts';

/** Softirqs pre-empt processes. */
export const softirqClass = 0;
export const processClass = 1;

/** Called when a run has left its skb: the end, and the job that the run was given. */
export type RunDone = (end: End, job: number) => void;

/** The logical CPUs of both machines. */
export interface Hosts {
  readonly cpus: Readonly<Record<End, readonly Processor[]>>;
  /** CPU time so far [ns]. */
  readonly busyNs: (end: End) => number;
}

/**
 * Makes two machines of logical CPUs.
 *
 * CPU j and CPU j + (number of cores) are siblings, so that the first CPUs are all on cores of their
 * own. A run that begins while the sibling is busy takes `smtSlowdown` times as long.
 */
export function makeHosts(
  simulation: Simulation,
  platform: Platform,
  clock: number,
  onDone: RunDone,
): Hosts {
  const cpus = {
    client: makeCpus(simulation, platform, clock, (job) => onDone('client', job)),
    server: makeCpus(simulation, platform, clock, (job) => onDone('server', job)),
  };
  return {
    cpus,
    busyNs: (end) =>
      cpus[end].reduce((sum, cpu) => sum + cpu.busy(softirqClass) + cpu.busy(processClass), 0),
  };
}

function makeCpus(
  simulation: Simulation,
  { logicalCpus, threadsPerCore, smtSlowdown }: Platform,
  clock: number,
  onDone: (job: number) => void,
): readonly Processor[] {
  const cores = logicalCpus / threadsPerCore;
  const cpus: Processor[] = [];
  for (let index = 0; index < logicalCpus; index++) {
    const sibling = (index + cores) % logicalCpus;
    const stretch = (): number =>
      sibling !== index && cpus[sibling]?.isBusy === true ? clock * smtSlowdown : clock;
    cpus.push(new Processor(simulation, { classes: 2, onDone, stretch }));
  }
  return cpus;
}
