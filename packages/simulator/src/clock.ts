import type { Hardware } from '@hopwise/datapath';

/**
 * How much slower each core runs than at the single-core clock, with `busyProcesses` at work [ratio].
 *
 * Boost falls from the single-core to the all-core clock as cores fill; between the two the clock
 * is taken as linear in the number of busy physical cores.
 */
export function clockSlowdown(hardware: Hardware, busyProcesses: number): number {
  const { clockSingleGhz, clockAllGhz, sockets, coresPerSocket } = hardware.cpu;
  const cores = sockets * coresPerSocket;
  const share = cores <= 1 ? 1 : Math.min(1, Math.max(0, (busyProcesses - 1) / (cores - 1)));
  const clock = clockSingleGhz.value + share * (clockAllGhz.value - clockSingleGhz.value);
  return clockSingleGhz.value / clock;
}
