import type { Group } from './exchange-groups.ts';
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
  /** Of each group: share of its visits that are paid, and of its runs that find their CPU idle. */
  readonly entered: readonly number[];
  readonly idleShare: readonly number[];
  /** Of the critical path [ns]. */
  readonly work: number;
  readonly waiting: number;
  readonly wakeLatency: number;
}

interface Load {
  /** Operations per ns. */
  readonly rate: number;
  /** Share of the load that is other customers': (N - 1) / N, or all of it in an open loop. */
  readonly others: number;
  readonly clock: number;
}

interface Mutable {
  use: number;
  met: number;
  wait: number;
  joined: number;
}

/**
 * State of one host at a rate, by fixed-point iteration: cost depends on utilisation and it on cost.
 *
 * A run meets on its CPU what the group's own other runs leave there and its share of every other
 * group's; it waits for what it meets (M/G/1). Programs that softirqs interrupt delay no softirq.
 */
export function hostState(
  groups: readonly Group[],
  platform: Platform,
  { rate, others, clock }: Load,
): HostState {
  const { logicalCpus, smtSlowdown, wakeLatencyNs, runTimeCv } = platform;
  const second = (1 + runTimeCv ** 2) / 2;
  const short = groups.filter(({ isPreemptible }) => !isPreemptible);
  const shortMean = sum(short.map(({ whole, visit }) => whole + visit));
  const shortResidual =
    shortMean > 0 ? (second * sum(short.map(({ squares }) => squares))) / shortMean : 0;
  const residualOf = ({ isPreemptible, squares, whole, visit }: Group): number =>
    isPreemptible ? (second * squares) / Math.max(1e-9, whole + visit) : shortResidual;
  const states: readonly Mutable[] = groups.map(() => ({ use: 0, met: 0, wait: 0, joined: 0 }));
  const stateOf = (index: number): Mutable => states[index] as Mutable;
  const residuals = groups.map(residualOf);
  let slowdown = clock;
  let utilisation = 0;
  for (let step = 0; step < 8; step++) {
    for (const [index, group] of groups.entries()) {
      const state = stateOf(index);
      const own = ownShare(group, state.use, others);
      let met = own;
      let residual = own * (residuals[index] as number);
      for (const [each, other] of groups.entries()) {
        if (each === index || (other.isPreemptible && !group.isPreemptible)) continue;
        const share = stateOf(each).use * others;
        met += share;
        residual += share * (residuals[each] as number);
      }
      const capped = Math.min(0.999, met);
      state.met = capped;
      state.wait = met > 0 ? (residual * (capped / met)) / (1 - capped) : 0;
    }
    slowdown = clock * (1 + (smtSlowdown - 1) * Math.min(1, utilisation * others));
    for (const [index, group] of groups.entries()) {
      const state = stateOf(index);
      state.wait *= slowdown;
      if (group.kind !== 'joins') continue;
      // Little's law gives the softirqs present on a CPU, waiting ones too; a run joins any of them.
      const waiting = (rate * others * group.density * group.runs * state.wait) / logicalCpus;
      state.joined = 1 - Math.exp(-(ownShare(group, state.use, others) + waiting));
    }
    utilisation = 0;
    for (const [index, group] of groups.entries()) {
      const state = stateOf(index);
      const { whole, visit, idle } = group;
      const cost = whole + visit * (1 - state.joined) + idle * (1 - state.met);
      state.use = (rate * slowdown * cost) / logicalCpus;
      utilisation += state.use;
    }
  }
  let busiest = 0;
  let busiestKey = '';
  for (const [index, group] of groups.entries()) {
    const { use } = stateOf(index);
    const share = use * group.density + (utilisation - use);
    if (share > busiest) [busiest, busiestKey] = [share, group.key];
  }
  const over = (term: (group: Group, state: Mutable) => number): number =>
    sum(groups.map((group, index) => term(group, stateOf(index))));
  return {
    utilisation,
    busiest,
    busiestKey,
    slowdown,
    entered: states.map(({ joined }) => 1 - joined),
    idleShare: states.map(({ met }) => 1 - met),
    work:
      slowdown * over(({ onPath, onPathVisit }, { joined }) => onPath + onPathVisit * (1 - joined)),
    waiting: over(({ criticalRuns }, { wait }) => criticalRuns * wait),
    wakeLatency: over(({ criticalWakes }, { met }) => criticalWakes * wakeLatencyNs * (1 - met)),
  };
}

/** What a run meets of its own group on its CPU. */
function ownShare({ kind, density, crowding }: Group, use: number, others: number): number {
  const there = Math.min(0.999, use * density);
  return kind === 'threads' ? there * crowding : Math.min(0.999, there * others);
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
