import type { Hardware, IdleState } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deeperExitNs, meanDeeperExitNs } from '../src/idle-states.ts';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { solveExchangeInput } from '../src/solve-exchange-input.ts';
import { clusterInput, exchangeOf, timeOfOne } from './exchange-testing.ts';
import { datapathOf, machine, steadyMachine } from './testing.ts';

/** From shallow to deep, as a profile must have them. */
const states: fc.Arbitrary<readonly IdleState[]> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 1e5 }), fc.integer({ min: 1, max: 1e6 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((steps) => {
    let [exitNs, residencyNs] = [0, 0];
    return steps.map(([exit, residency], index) => {
      exitNs += exit;
      residencyNs += residency;
      return { name: `C${index + 1}`, exitNs, residencyNs };
    });
  });

const idleTimes = fc.double({ min: 0, max: 1e7, noNaN: true });

const skylake: readonly IdleState[] = [
  { name: 'C1', exitNs: 2000, residencyNs: 2000 },
  { name: 'C1E', exitNs: 10_000, residencyNs: 20_000 },
  { name: 'C6', exitNs: 133_000, residencyNs: 600_000 },
];

const withStates = (hardware: Hardware, idleStates: readonly IdleState[]): Hardware => ({
  ...hardware,
  cpu: { ...hardware.cpu, idleStates },
});

describe('leaving idle', () => {
  it('takes no less after a longer idle time, and what the deepest state takes after the longest', () => {
    fc.assert(
      fc.property(states, idleTimes, idleTimes, (of, a, b) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        expect(deeperExitNs(of, long)).toBeGreaterThanOrEqual(deeperExitNs(of, short));
        const [first, last] = [of[0], of.at(-1)];
        expect(deeperExitNs(of, 1e12)).toBe((last?.exitNs ?? 0) - (first?.exitNs ?? 0));
        expect(deeperExitNs(of, 0)).toBe(0);
      }),
    );
  });

  it('takes in the mean what sums over random visits of others say', () => {
    const comings = fc.record({
      ownNs: fc.integer({ min: 0, max: 2_000_000 }),
      meanNs: fc.integer({ min: 1000, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(states, comings, (of, { ownNs, meanNs }) => {
        // The middle of each of many equally probable slices.
        const slices = 20_000;
        let sum = 0;
        for (let slice = 0; slice < slices; slice++) {
          const sinceOther = -meanNs * Math.log(1 - (slice + 0.5) / slices);
          sum += deeperExitNs(of, Math.min(ownNs, sinceOther));
        }
        const deepest = of.at(-1)?.exitNs ?? 0;
        const mean = meanDeeperExitNs(of, { ownNs, othersPerNs: 1 / meanNs });
        expect(Math.abs(mean - sum / slices)).toBeLessThanOrEqual(deepest * 5e-4);
      }),
      { numRuns: 30 },
    );
  });
});

describe('idle states', () => {
  it('change nothing where there is only one', () => {
    const one = withStates(machine, skylake.slice(0, 1));
    const at = (hardware: Hardware) =>
      predictEvents(clusterInput(datapathOf('cilium-ebpf'), exchangeOf('tcp-rr', 8), { hardware }));
    expect(at(one).rate).toEqual(at(machine).rate);
  });

  /** A machine whose line is long: what runs there has been idle for long. */
  const far = (hardware: Hardware): Hardware => ({
    ...hardware,
    propagationNs: { ...hardware.propagationNs, value: 20_000 },
  });

  it('delay one process by one exit from C1E per wake-up and interrupt, in both solvers', () => {
    const input = (hardware: Hardware) =>
      clusterInput(datapathOf('host'), exchangeOf('tcp-rr', 1), { hardware });
    const [shallow, deep] = [far(steadyMachine), far(withStates(steadyMachine, skylake))].map(
      input,
    );
    if (shallow === undefined || deep === undefined) throw new Error('two machines were given');
    // Two interrupts and two processes; each of their cores has been idle for more than 20 us.
    expect(timeOfOne(deep) - timeOfOne(shallow)).toBeCloseTo(4 * (10_000 - 2000), 6);
    const timeOf = (of: typeof deep): number => solveExchangeInput(of).point.operationNs;
    expect(timeOf(deep) - timeOf(shallow)).toBeCloseTo(4 * (10_000 - 2000), 3);
  });

  it('delay many the less the busier the machine, and the solvers are within 15 %', () => {
    const at = (processes: number, hardware: Hardware) => {
      const input = clusterInput(datapathOf('cilium-ebpf'), exchangeOf('tcp-rr', processes), {
        hardware,
      });
      return {
        closed: solveExchangeInput(input).point.operationNs,
        events: predictEvents(input).latency?.meanNs ?? 0,
      };
    };
    const delays = [4, 16, 64].map((processes) => {
      const [shallow, deep] = [machine, withStates(machine, skylake)].map((hardware) =>
        at(processes, far(hardware)),
      );
      if (shallow === undefined || deep === undefined) throw new Error('two machines were given');
      expect(Math.abs(deep.closed / deep.events - 1)).toBeLessThan(0.15);
      return deep.events - shallow.events;
    });
    expect(delays[0]).toBeGreaterThan(delays[1] ?? 0);
    expect(delays[1]).toBeGreaterThan(delays[2] ?? 0);
  });

  it('are not met by a core that polls', () => {
    const at = (hardware: Hardware) =>
      predictAnalytic(clusterInput(datapathOf('calico-vpp'), exchangeOf('tcp-rr', 1), { hardware }))
        .rate.value;
    const asleep = [
      { name: 'C1', exitNs: 0, residencyNs: 0 },
      { name: 'C2', exitNs: 1000, residencyNs: 1 },
    ];
    const delayNs = 1e9 / at(withStates(machine, asleep)) - 1e9 / at(machine);
    // Two interrupts, two processes, and a process beside each pod that is woken both ways.
    expect(delayNs).toBeCloseTo(8 * 1000, 3);
  });
});
