import type { End } from '@hopwise/datapath';
import { lognormal, Processor, RandomStreams, type Simulation } from '@hopwise/engine';
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
 * own. A run that begins while the sibling is busy takes `smtSlowdown` times as long, and every run's
 * time scatters.
 */
export function makeHosts(
  simulation: Simulation,
  platform: Platform,
  { clock, seed }: { readonly clock: number; readonly seed: number },
  onDone: RunDone,
): Hosts {
  const make = (end: End): readonly Processor[] => {
    const scatter = scatterOf(platform.runTimeCv, seed, end);
    return makeCpus(simulation, platform, clock, scatter, (job) => onDone(end, job));
  };
  const cpus = { client: make('client'), server: make('server') };
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
  scatter: () => number,
  onDone: (job: number) => void,
): readonly Processor[] {
  const cores = logicalCpus / threadsPerCore;
  const cpus: Processor[] = [];
  for (let index = 0; index < logicalCpus; index++) {
    const sibling = (index + cores) % logicalCpus;
    const stretch = (): number =>
      scatter() *
      (sibling !== index && cpus[sibling]?.isBusy === true ? clock * smtSlowdown : clock);
    cpus.push(new Processor(simulation, { classes: 2, onDone, stretch }));
  }
  return cpus;
}

/** Factors drawn in advance: drawing one per run would cost more than the run. */
const scatterCount = 4096;

/** Factors of mean 1 that scatter the time of runs, over and over in one drawn order. */
function scatterOf(cv: number, seed: number, end: End): () => number {
  if (cv === 0) return () => 1;
  const draw = lognormal(1, cv);
  const chance = new RandomStreams(seed).stream(`run time ${end}`);
  const factors = Float64Array.from({ length: scatterCount }, () => draw(chance));
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / scatterCount;
  let next = 0;
  return () => {
    next = (next + 1) % scatterCount;
    return (factors[next] ?? mean) / mean;
  };
}
