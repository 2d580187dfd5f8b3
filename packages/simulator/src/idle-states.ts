import type { IdleState } from '@hopwise/datapath';

/**
 * How much longer leaving idle takes after this idle time than leaving the shallowest state [ns].
 *
 * The governor is taken to foresee how long a CPU stays idle, and to choose the deepest state that is
 * worth it.
 *
 * @source drivers/cpuidle/governors/menu.c: menu_select; drivers/idle/intel_idle.c
 */
export function deeperExitNs(states: readonly IdleState[], idleNs: number): number {
  const state = states.findLast(({ residencyNs }) => residencyNs <= idleNs);
  return state === undefined ? 0 : state.exitNs - (states[0]?.exitNs ?? 0);
}

/** What comes to a CPU that a customer's run finds idle. */
interface Comings {
  /** From the end of the customer's last run there to this one [ns]. */
  readonly ownNs: number;
  /** Runs of others, at random [1/ns]. */
  readonly othersPerNs: number;
}

/** The same in the mean: the CPU is idle since the customer's last run, or since another's. */
export function meanDeeperExitNs(
  states: readonly IdleState[],
  { ownNs, othersPerNs }: Comings,
): number {
  let mean = 0;
  for (let index = 1; index < states.length; index++) {
    const [shallow, deep] = [states[index - 1] as IdleState, states[index] as IdleState];
    if (deep.residencyNs > ownNs) break;
    mean += (deep.exitNs - shallow.exitNs) * Math.exp(-othersPerNs * deep.residencyNs);
  }
  return mean;
}
