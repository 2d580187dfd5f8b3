import type { Group } from './exchange-groups.ts';
import { meanDeeperExitNs } from './idle-states.ts';
import type { Platform } from './platform.ts';

/** What a host's groups suffer at a rate. */
export interface HostState {
  /** Busy share of a logical CPU. */
  readonly utilisation: number;
  /** Busy share of the busiest CPUs. */
  readonly busiest: number;
  /** Key of the group whose CPUs those are. */
  readonly busiestKey: string;
  readonly slowdown: number;
  /** Of the critical path [ns]. */
  readonly work: number;
  readonly waiting: number;
  readonly wakeLatency: number;
}

/** Groups of a host with room for what a state says of each; one state is kept at a time. */
export interface HostTable {
  readonly groups: readonly Group[];
  readonly use: Float64Array;
  readonly wait: Float64Array;
  readonly joined: Float64Array;
  readonly met: Float64Array;
}

export function hostTable(groups: readonly Group[]): HostTable {
  const column = (): Float64Array => new Float64Array(groups.length);
  return { groups, use: column(), wait: column(), joined: column(), met: column() };
}

interface Load {
  /** Operations per ns. */
  readonly rate: number;
  /** Share of the load that is other customers': (N - 1) / N, or all of it in an open loop. */
  readonly others: number;
  readonly customers: number;
  readonly clock: number;
}

/**
 * State of one host at a rate, by fixed-point iteration: cost depends on utilisation and it on cost.
 *
 * A run meets on its CPU what the group's own other runs leave there and its share of every other
 * group's; it waits for what it meets (M/G/1). Programs that softirqs interrupt delay no softirq.
 *
 * Called some dozens of times for one prediction: plain loops, and columns that are used again.
 *
 * @param table - Its columns are overwritten with what each group suffers.
 */
export function hostState(
  { groups, use, met, wait, joined }: HostTable,
  { logicalCpus, smtSlowdown, wakeLatencyNs, idleStates, isOneCpu }: Platform,
  { rate, others, customers, clock }: Load,
): HostState {
  const count = groups.length;
  let threads = 0;
  for (const group of groups) threads += group.threads;
  // The scheduler gives every thread a CPU of its own while there is one.
  const overlap = Math.max(0, 1 - logicalCpus / threads);
  use.fill(0);
  joined.fill(0);
  let slowdown = clock;
  let utilisation = 0;
  for (let step = 0; step < steps; step++) {
    slowdown = clock * (1 + (smtSlowdown - 1) * Math.min(1, utilisation * others));
    for (let index = 0; index < count; index++) {
      const group = groups[index] as Group;
      const own = ownShare(group, use[index] as number, others);
      let share = own;
      let residual = own * group.residual;
      for (let each = 0; each < count; each++) {
        const other = groups[each] as Group;
        if (each === index || (other.isPreemptible && !group.isPreemptible)) continue;
        const part = sharesCpus(group, other)
          ? ownShare(other, use[each] as number, others)
          : (use[each] as number) * others * (group.isScheduled && other.isScheduled ? overlap : 1);
        share += part;
        residual += part * other.residual;
      }
      if (group.kind === 'raised' || isOneCpu) {
        // Runs before the call that raised it returns: its core is at work, and nothing is before it.
        // Where both ends share one CPU, whatever begins a run is at work there itself.
        met[index] = 1;
        continue;
      }
      const capped = Math.min(0.999, share);
      met[index] = capped;
      wait[index] = share > 0 ? (slowdown * residual * (capped / share)) / (1 - capped) : 0;
      if (group.kind !== 'joins' && group.kind !== 'beside') continue;
      // Little's law gives the softirqs present on a CPU, waiting ones too; a run joins any of them.
      const queued =
        (rate * others * group.density * group.runs * (wait[index] as number)) / logicalCpus;
      joined[index] = 1 - Math.exp(-(own + queued));
    }
    const before = utilisation;
    utilisation = 0;
    for (let index = 0; index < count; index++) {
      const { whole, visit, idle } = groups[index] as Group;
      const cost =
        whole + visit * (1 - (joined[index] as number)) + idle * (1 - (met[index] as number));
      const busy = (rate * slowdown * cost) / logicalCpus;
      use[index] = busy;
      utilisation += busy;
    }
    if (Math.abs(utilisation - before) <= settled * utilisation) break;
  }
  let busiest = 0;
  let busiestKey = '';
  let work = 0;
  let waiting = 0;
  let wakeLatency = 0;
  for (let index = 0; index < count; index++) {
    const group = groups[index] as Group;
    let there = 0;
    for (let each = 0; each < count; each++) {
      if (sharesCpus(group, groups[each] as Group)) there += use[each] as number;
    }
    const share = there * group.density + (utilisation - there);
    if (share > busiest) {
      busiest = share;
      busiestKey = group.cpusKey;
    }
    work += group.onPath + group.onPathVisit * (1 - (joined[index] as number));
    waiting += group.criticalRuns * (wait[index] as number);
    const idle = 1 - (met[index] as number);
    if (group.kind === 'beside') work += group.idle * idle;
    wakeLatency += group.criticalWakes * wakeLatencyNs * idle;
    if (idleStates.length > 0) {
      const ownNs = betweenRuns(group) - (slowdown * (group.whole + group.visit)) / group.runs;
      const comings = { ownNs, othersPerNs: othersPerNs(group) };
      wakeLatency += group.criticalStarts * meanDeeperExitNs(idleStates, comings) * idle;
    }
  }
  /** From one run of a customer to its next in a group [ns]. */
  function betweenRuns({ runs }: Group): number {
    return rate > 0 ? customers / (rate * runs) : Number.POSITIVE_INFINITY;
  }
  /** Runs of others that come to a CPU of a group [1/ns]. */
  function othersPerNs(of: Group): number {
    let sum = 0;
    for (const other of groups) {
      const isApart = of.isScheduled && other.isScheduled;
      const isOfThreads = of.kind === 'threads' || of.kind === 'beside';
      const ofOwn = isOfThreads ? of.density * of.crowding : of.density;
      sum += other.runs * (sharesCpus(of, other) ? ofOwn : isApart ? overlap : 1);
    }
    return (rate * others * sum) / logicalCpus;
  }
  return {
    utilisation,
    slowdown,
    busiest,
    busiestKey,
    work: work * slowdown,
    waiting,
    wakeLatency,
  };
}

/** Steps of the iteration: it settles to nine digits within them at the loads of the studies. */
const steps = 8;
/** Of the utilisation, relative: a customer that meets nobody gets there in two steps. */
const settled = 1e-13;

/** Whether two groups run on the same CPUs: the same group, or a program and the softirqs beside it. */
const sharesCpus = (group: Group, other: Group): boolean =>
  group === other ||
  ((group.kind === 'beside' || other.kind === 'beside') && group.cpusKey === other.cpusKey);

/** What a run meets of its own group on its CPU, or of one beside it. */
function ownShare({ kind, density, crowding }: Group, use: number, others: number): number {
  const there = Math.min(0.999, use * density);
  return kind === 'threads' || kind === 'beside'
    ? there * crowding
    : Math.min(0.999, there * others);
}
