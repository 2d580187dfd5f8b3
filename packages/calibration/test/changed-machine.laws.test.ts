import { findDatapath, type Scenario, type Sourced } from '@hopwise/datapath';
import { predictAnalytic } from '@hopwise/simulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedCosts,
  changedMachine,
  type HardwareChanges,
  intervalsOn,
  platformSamples,
  posteriorOfPriors,
  predictionFigures,
} from '../src/index.ts';
import { hardware, priors } from './platform.ts';

const set = (sourced: Sourced, value: number): Sourced => ({
  ...sourced,
  ...{ value, low: value, high: value, basis: 'assumed', source: 'a test' },
});
const { cpu } = hardware;
const atClock = (ghz: number): HardwareChanges => ({
  cpu: { clockSingleGhz: set(cpu.clockSingleGhz, ghz), clockAllGhz: set(cpu.clockAllGhz, ghz) },
});
const changed = (changes: HardwareChanges) => {
  const machine = changedMachine(hardware, changes);
  if (!machine.ok) throw new RangeError(machine.because.join());
  const costs = machine.ratios === null ? priors : changedCosts(priors, machine.ratios);
  return { ...machine, costs };
};
const on = (id: string, load: Partial<Scenario> = {}) => {
  const datapath = findDatapath(id);
  if (datapath === undefined) throw new RangeError(id);
  const scenario: Scenario = {
    ...{ datapath: id, modifiers: [], hardware: hardware.id, mtu: 1500, seed: 1 },
    workload: { kind: 'tcp-rr', processes: 1, requestBytes: 1, responseBytes: 1 },
    ...load,
  };
  return { datapath, scenario };
};
const aClock = fc.integer({ min: 5, max: 80 }).map((tenths) => tenths / 10);

describe('a changed machine', () => {
  it('that is not changed is the same, and so are its costs', () => {
    for (const changes of [{}, { cpu: { ...cpu } }, { nic: { ...hardware.nic } }]) {
      expect(changedMachine(hardware, changes)).toEqual({ ok: true, hardware, ratios: null });
    }
  });

  it('is never slower at a higher clock, and never faster by more than the clock', () => {
    fc.assert(
      fc.property(aClock, aClock, (a, b) => {
        const [slow, fast] = [Math.min(a, b), Math.max(a, b)];
        const rate = (ghz: number): number => {
          const machine = changed(atClock(ghz));
          return predictAnalytic({ ...machine, ...on('calico-iptables') }).rate.value;
        };
        expect(rate(fast)).toBeGreaterThanOrEqual(rate(slow) * (1 - 1e-9));
        expect(rate(fast) / rate(slow)).toBeLessThanOrEqual((fast / slow) * (1 + 1e-9));
      }),
      { numRuns: 40 },
    );
  });

  it('takes as many cycles for instructions, and keeps latencies and named nuisances', () => {
    const { costs } = changed(atClock(cpu.clockSingleGhz.value / 2));
    const ratio = (subject: string, parameter: string): number => {
      const at = priors.costs.findIndex((c) => c.subject === subject && c.parameter === parameter);
      return (costs.costs[at]?.value ?? 0) / (priors.costs[at]?.value ?? 0);
    };
    expect(ratio('tcpSendmsg', 'perSkb')).toBe(2);
    expect(ratio('tcpSendmsg', 'perByte')).toBeCloseTo(Math.SQRT2, 12);
    expect(ratio('deviceLatency', 'latency')).toBe(1);
    expect(ratio('netnsConnect', 'backgroundCores')).toBe(1);
    expect(costs.hash).not.toBe(priors.hash);
  });

  it('without AES instructions pays for bytes through AES-GCM, and for no other cipher', () => {
    const features = cpu.features.filter((feature) => feature !== 'aes');
    const stream = {
      workload: { kind: 'tcp-stream', processes: 1, requestBytes: 16_384, responseBytes: 1 },
    } as const;
    const before = { hardware, costs: priors };
    const after = changed({ cpu: { features } });
    const slower = (id: string): number =>
      predictAnalytic({ ...before, ...on(id, stream) }).rate.value /
      predictAnalytic({ ...after, ...on(id, stream) }).rate.value;
    expect(slower('cilium-wireguard')).toBe(1);
    expect(slower('cilium-ebpf')).toBe(1);
    expect(slower('cilium-ipsec')).toBeGreaterThan(1.5);
  });

  it('that cannot be is refused, as a profile would be', () => {
    const refused = (changes: HardwareChanges) => {
      const machine = changedMachine(hardware, changes);
      return machine.ok ? [] : machine.because;
    };
    expect(refused({ cpu: { coresPerSocket: 0 } })).toEqual([
      expect.stringContaining('cpu.coresPerSocket'),
    ]);
    expect(refused({ nic: { queues: 1.5 } })).toEqual([expect.stringContaining('nic.queues')]);
    expect(refused({ cpu: { clockAllGhz: set(cpu.clockAllGhz, 9) } })).toEqual([
      `9 GHz with every core busy and ${cpu.clockSingleGhz.value} GHz with one: no processor is faster with all`,
    ]);
    expect(refused(atClock(0)).length).toBeGreaterThan(0);
  });
});

describe('intervals on a changed machine', () => {
  const posterior = posteriorOfPriors(priors);
  const nothing = { work: 0, cpu: 0 };
  const doubts = {
    ...{ processes: nothing, workload: nothing, system: nothing, machine: nothing },
    'hand-over': nothing,
  };

  it('are drawn around its own costs, with what is not known of copying', () => {
    const machine = changed(atClock(cpu.clockSingleGhz.value / 2));
    const { ratios } = machine;
    if (ratios === null) throw new RangeError('nothing was changed');
    const platform = { hardware: machine.hardware, posterior, isTransferred: false, ratios };
    const input = { ...machine, ...on('host') };
    const centre = predictAnalytic(input);
    const options = { noise: [], doubts, seed: 1, sampleCount: 60 };
    const { rate } = intervalsOn({ platform, ...options })(input, centre, predictionFigures);
    expect(rate?.p5).toBeLessThan(centre.rate.value);
    expect(rate?.p95).toBeGreaterThan(centre.rate.value);
    const copied = platformSamples(platform, {
      ...{ count: 60, seed: 1, workError: 0, isExtrapolated: false },
    }).map(({ costs }) => {
      const find = (parameter: string) =>
        costs.costs.find((c) => c.subject === 'tcpSendmsg' && c.parameter === parameter)?.value;
      return (find('perByte') ?? 0) / (find('perSkb') ?? 1);
    });
    // Instructions take the same cycles for certain, copying does not: their ratio varies.
    expect(new Set(copied).size).toBeGreaterThan(30);
  });
});
