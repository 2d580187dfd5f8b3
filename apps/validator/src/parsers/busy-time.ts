import type { CpuTicks } from './proc-stat.ts';

/** Ticks of a second that the kernel shows to programs (USER_HZ). */
const ticksPerSecond = 100;

/** CPU time of an interval [s of one CPU]. */
export interface BusyTime {
  /** Spent on anything but waiting. */
  readonly busySeconds: number;
  /** Of that, in softirq and interrupts. */
  readonly softirqSeconds: number;
  /** Taken by the hypervisor for others. */
  readonly stealSeconds: number;
  /** Busy part of all the time there was [fraction]. */
  readonly utilisation: number;
}

/**
 * What CPUs did between two readings. netperf's own service demand takes all that a node does for
 * its own, so that with several processes it has to be worked out by hand, from this.
 *
 * @throws {RangeError} if the second is older: the node was started again in between
 */
export function busyTime(before: CpuTicks, after: CpuTicks): BusyTime {
  const spent = (...kinds: readonly (keyof CpuTicks)[]): number =>
    kinds.reduce((sum, kind) => sum + after[kind] - before[kind], 0) / ticksPerSecond;
  const busySeconds = spent('user', 'nice', 'system', 'irq', 'softirq');
  const stealSeconds = spent('steal');
  const wholeSeconds = busySeconds + stealSeconds + spent('idle', 'iowait');
  if (busySeconds < 0 || wholeSeconds < 0) throw new RangeError('the CPU counters went back');
  return {
    busySeconds,
    softirqSeconds: spent('irq', 'softirq'),
    stealSeconds,
    utilisation: wholeSeconds === 0 ? 0 : busySeconds / wholeSeconds,
  };
}
