import type { End } from '@hopwise/datapath';
import {
  lognormal,
  type OnSlice,
  Processor,
  RandomStreams,
  type Simulation,
} from '@hopwise/engine';
import type { Platform } from '../platform.ts';
import type { OnCpuSlice } from './cpu-slice.ts';

/**
 * Softirqs pre-empt processes. What a send call raises on its own core runs before anything else
 * there, what the call itself leaves for later too.
 */
export const raisedClass = 0;
export const softirqClass = 1;
export const processClass = 2;

/** Called when a run has left its skb: the end, the job that the run was given, and its CPU. */
export type RunDone = (end: End, job: number, cpu: number) => void;

/** CPU time of each end, given to softirqs and to processes [ns]. */
export type Busy = Readonly<Record<End, { readonly softirq: number; readonly process: number }>>;

/** The logical CPUs of both machines. */
export interface Hosts {
  readonly cpus: Readonly<Record<End, readonly Processor[]>>;
  /** CPU time so far, by what was urgent [ns]. */
  readonly busy: () => Busy;
}

/**
 * Makes two machines of logical CPUs, or one that is both ends.
 *
 * CPU j and CPU j + (number of cores) are siblings, so that the first CPUs are all on cores of their
 * own. A run that begins while the sibling is busy takes `smtSlowdown` times as long, and every run's
 * time scatters.
 */
export function makeHosts(
  simulation: Simulation,
  platform: Platform,
  {
    clock,
    seed,
    isOneHost = false,
    onSlice,
  }: {
    readonly clock: number;
    readonly seed: number;
    readonly isOneHost?: boolean;
    readonly onSlice?: OnCpuSlice | undefined;
  },
  onDone: RunDone,
): Hosts {
  const make = (end: End): readonly Processor[] => {
    const scatter = scatterOf(platform.runTimeCv, seed, end);
    return makeCpus(simulation, platform, {
      clock,
      scatter,
      onDone: (job, cpu) => onDone(end, job, cpu),
      ...(onSlice === undefined ? {} : { onSlice: toldOf(end, onSlice) }),
    });
  };
  const client = make('client');
  const cpus = { client, server: isOneHost ? client : make('server') };
  return {
    cpus,
    busy: () => ({ client: busyOf(cpus.client), server: busyOf(cpus.server) }),
  };
}

function busyOf(cpus: readonly Processor[]): Busy[End] {
  let softirq = 0;
  let process = 0;
  for (const cpu of cpus) {
    softirq += cpu.busy(raisedClass) + cpu.busy(softirqClass);
    process += cpu.busy(processClass);
  }
  return { softirq, process };
}

/** The same for the slices of one CPU. */
const toldOf =
  (end: End, onSlice: OnCpuSlice) =>
  (cpu: number): OnSlice =>
  (job, _urgency, isTail, fromNs, toNs) =>
    onSlice({ end, cpu, job, isTail, fromNs, toNs });

interface CpuOptions {
  readonly clock: number;
  readonly scatter: () => number;
  readonly onDone: (job: number, cpu: number) => void;
  readonly onSlice?: (cpu: number) => OnSlice;
}

function makeCpus(
  simulation: Simulation,
  { logicalCpus, threadsPerCore, smtSlowdown }: Platform,
  { clock, scatter, onDone, onSlice }: CpuOptions,
): readonly Processor[] {
  const cores = logicalCpus / threadsPerCore;
  const cpus: Processor[] = [];
  for (let index = 0; index < logicalCpus; index++) {
    const sibling = (index + cores) % logicalCpus;
    const stretch = (): number =>
      scatter() *
      (sibling !== index && cpus[sibling]?.isBusy === true ? clock * smtSlowdown : clock);
    const done = (job: number): void => onDone(job, index);
    const told = onSlice === undefined ? {} : { onSlice: onSlice(index) };
    cpus.push(new Processor(simulation, { classes: 3, onDone: done, stretch, ...told }));
  }
  return cpus;
}

/**
 * Factors drawn in advance: drawing one per run would cost more than the run. A prime, so that runs
 * that take turns on an end do not always meet the same factors.
 */
const scatterCount = 4093;

/**
 * Factors of mean 1 that scatter the time of runs, over and over in one shuffled order.
 *
 * Every seed has the same factors in another order: with other factors it would have another
 * distribution, and no interval of one run could hold that.
 */
function scatterOf(cv: number, seed: number, end: End): () => number {
  if (cv === 0) return () => 1;
  const draw = lognormal(1, cv);
  const common = new RandomStreams(0).stream('run time');
  const factors = Float64Array.from({ length: scatterCount }, () => draw(common));
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / scatterCount;
  const chance = new RandomStreams(seed).stream(`run time ${end}`);
  for (let last = scatterCount - 1; last > 0; last--) {
    const other = chance.integer(last + 1);
    const factor = factors[last] as number;
    factors[last] = factors[other] as number;
    factors[other] = factor;
  }
  let next = 0;
  return () => {
    next = (next + 1) % scatterCount;
    return (factors[next] ?? mean) / mean;
  };
}
