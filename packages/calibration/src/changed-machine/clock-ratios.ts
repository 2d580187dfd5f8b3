import type { CostClass, Sourced } from '@hopwise/datapath';

/**
 * What costs are multiplied by when the same processor runs at another clock.
 *
 * Instructions, ciphers, wake-ups and interrupts take the same cycles. Copying waits for memory in
 * part, which the clock does not speed up: somewhere between not at all and as instructions.
 */
export function clockRatios(fromGhz: number, toGhz: number): Readonly<Record<CostClass, Sourced>> {
  const clock = fromGhz / toGhz;
  const cycles: Sourced = {
    ...{ value: clock, low: clock, high: clock, unit: 'ratio', basis: 'derived' },
    source: `${fromGhz} GHz / ${toGhz} GHz: the same cycles`,
  };
  const copy: Sourced = {
    ...{ value: Math.sqrt(clock), low: Math.min(1, clock), high: Math.max(1, clock) },
    ...{ unit: 'ratio', basis: 'assumed' },
    source: `copying waits for memory in part: between 1 and ${fromGhz} GHz / ${toGhz} GHz`,
  };
  return { instruction: cycles, copy, crypto: cycles, wakeup: cycles, interrupt: cycles };
}
