import { type End, findDatapath, type Prediction, workloadFacts } from '@hopwise/datapath';
import { operationTimes, predictAnalytic } from '@hopwise/simulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDatapaths, cpuSteps, type DifferenceSteps, timeSteps } from '../src/index.ts';
import { hardware as machine, priors } from './platform.ts';

const ids = [
  'host',
  'cilium-ebpf',
  'cilium-legacy',
  'calico-ebpf',
  'calico-iptables',
  'flannel-vxlan',
  'cilium-wireguard',
] as const;

const kinds = ['tcp-rr', 'tcp-crr', 'tcp-stream', 'udp-stream', 'http'] as const;

interface Sides {
  readonly a: (typeof ids)[number];
  readonly b: (typeof ids)[number];
  readonly kind: (typeof kinds)[number];
  readonly processes: number;
}

const sides: fc.Arbitrary<Sides> = fc.record({
  a: fc.constantFrom(...ids),
  b: fc.constantFrom(...ids),
  kind: fc.constantFrom(...kinds),
  processes: fc.constantFrom(1, 8, 32),
});

function sideOf(id: string, kind: (typeof kinds)[number], processes: number) {
  const datapath = findDatapath(id);
  if (datapath === undefined) throw new Error(`no datapath ${id}`);
  const isStream = workloadFacts(kind).class !== 'exchange';
  const scenario = {
    datapath: id,
    modifiers: [],
    hardware: machine.id,
    workload: { kind, processes, requestBytes: isStream ? 16_384 : 1, responseBytes: 1 },
    mtu: 1500,
    seed: 1,
  };
  const input = { scenario, datapath, hardware: machine, costs: priors };
  return { datapath, input, prediction: predictAnalytic(input) };
}

function compared({ a, b, kind, processes }: Sides) {
  const [sideA, sideB] = [sideOf(a, kind, processes), sideOf(b, kind, processes)];
  const [timesA, timesB] = [operationTimes(sideA.input), operationTimes(sideB.input)];
  return {
    comparison: compareDatapaths(sideA, sideB),
    times: timesA === null || timesB === null ? null : { a: timesA, b: timesB },
  };
}

/** Steps add up to the difference: exactly, but for the last bits of a sum of some fifty numbers. */
function expectToAddUp({ from, to, steps }: DifferenceSteps): void {
  const reached = steps.reduce((sum, { value }) => sum + value, from);
  expect(Math.abs(reached - to)).toBeLessThanOrEqual(2e-9 * (from + to));
}

describe('the steps of a difference', () => {
  it('add up to it: CPU time per operation or byte of either end and of both', () => {
    fc.assert(
      fc.property(sides, (of) => {
        const { comparison } = compared(of);
        for (const ends of [['client'], ['server'], ['client', 'server']] as const) {
          const steps = cpuSteps(comparison, ends);
          expectToAddUp(steps);
          const cpu = (prediction: Prediction): number =>
            ends.reduce((sum, end: End) => sum + prediction.cpuPerUnit[end], 0);
          expect([steps.from, steps.to]).toEqual([cpu(comparison.a), cpu(comparison.b)]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('add up to it: time per operation or byte, from which the rate follows', () => {
    fc.assert(
      fc.property(sides, (of) => {
        const { comparison, times } = compared(of);
        const steps = timeSteps(comparison, times);
        expectToAddUp(steps);
        const perS = (prediction: Prediction): number =>
          prediction.rate.unit === 'bit/s' ? prediction.rate.value / 8 : prediction.rate.value;
        expect((of.processes * 1e9) / steps.from / perS(comparison.a)).toBeCloseTo(1, 9);
        expect((of.processes * 1e9) / steps.to / perS(comparison.b)).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('leave nothing over where one process makes requests: stages, wake-ups and the wire are all', () => {
    for (const b of ids) {
      const { comparison, times } = compared({ a: 'host', b, kind: 'tcp-rr', processes: 1 });
      const left = timeSteps(comparison, times).steps.filter(({ kind }) => kind === 'rest');
      expect(left).toEqual([]);
    }
  });

  it('are none between a datapath and itself', () => {
    const { comparison, times } = compared({
      ...{ a: 'calico-iptables', b: 'calico-iptables', kind: 'tcp-rr', processes: 8 },
    });
    const { steps } = timeSteps(comparison, times);
    expect(steps.filter(({ value }) => value !== 0)).toEqual([]);
    expect(cpuSteps(comparison, ['client', 'server']).steps).toEqual([]);
  });
});
