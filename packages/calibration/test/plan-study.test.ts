import { describe, expect, it } from 'vitest';
import { planStudy } from '../src/index.ts';
import { cilium2021 } from './cilium-2021.ts';

const plan = planStudy(cilium2021, 7);

const planned = (datapath: string, kind: string, processes: number, modifiers: string[] = []) => {
  const found = plan.scenarios.filter(
    ({ scenario }) =>
      scenario.datapath === datapath &&
      scenario.workload.kind === kind &&
      scenario.workload.processes === processes &&
      scenario.modifiers.join() === modifiers.join(),
  );
  expect(found).toHaveLength(1);
  return found[0];
};

describe('the plan of the 2021 study', () => {
  it('has five datapaths, three tests and two process counts, and NOTRACK twice', () => {
    expect(plan.scenarios).toHaveLength(5 * 3 * 2 + 2);
    expect(plan.hardware).toBe('cilium2021-100g');
  });

  it('uses one seed, so that datapaths meet the same chance', () => {
    expect(new Set(plan.scenarios.map(({ scenario }) => scenario.seed))).toEqual(new Set([7]));
  });

  it('goes from test to test, from few processes to many, in the order of the catalogue', () => {
    expect(plan.scenarios.slice(0, 6).map(({ scenario }) => scenario.datapath)).toEqual([
      'host',
      'cilium-ebpf',
      'cilium-legacy',
      'calico-ebpf',
      'calico-iptables',
      'host',
    ]);
  });

  it('fits on one process and holds 32 processes out', () => {
    expect(planned('cilium-ebpf', 'tcp-rr', 1)?.role).toBe('fit');
    expect(planned('cilium-ebpf', 'tcp-rr', 32)?.role).toBe('held-out');
  });

  it('marks rows that a choice has seen', () => {
    expect(planned('host', 'tcp-crr', 32)?.role).toBe('seen');
    expect(planned('host', 'tcp-crr', 32, ['notrack'])?.role).toBe('seen');
  });

  it('takes the figures of one run, in the units of a prediction', () => {
    expect(planned('host', 'tcp-stream', 1)?.published).toEqual({
      rate: 41_720_000_000,
      rateUnit: 'bit/s',
      cpuClientCores: expect.closeTo(1.11, 1),
      cpuServerCores: expect.closeTo(1.87, 1),
      cpuClientPerUnit: expect.closeTo(0.213, 2),
      cpuServerPerUnit: expect.closeTo(0.359, 2),
      run: 'final',
      source: 'cilium-2021',
      method: 'chart-read',
    });
    expect(planned('host', 'tcp-rr', 1)?.published?.cpuClientPerUnit).toBeCloseTo(6137, -2);
  });

  it('compares nothing with a figure that its authors withdrew, and says so', () => {
    const withdrawn = planned('calico-ebpf', 'tcp-crr', 32);
    expect(withdrawn?.published).toBeNull();
    expect(withdrawn?.role).toBe('not-compared');
    expect(withdrawn?.reason).toContain('withdrew');
  });

  it('compares a row with a figure published exactly where it has a role', () => {
    for (const { role, published } of plan.scenarios) {
      expect(role === 'not-compared').toBe(published === null);
    }
    const rounded = cilium2021.measurements.map((measurement) =>
      measurement.workload === 'tcp-rr'
        ? { ...measurement, metric: 'rr_per_s_approx' as const }
        : measurement,
    );
    const { scenarios } = planStudy({ ...cilium2021, measurements: rounded });
    const ofRoundTrips = scenarios.filter(({ scenario }) => scenario.workload.kind === 'tcp-rr');
    expect(new Set(ofRoundTrips.map(({ role }) => role))).toEqual(new Set(['not-compared']));
  });

  it('leaves out a system of which the split compares nothing', () => {
    const mapped = cilium2021.systems.find(({ system }) => system === 'cilium-wireguard');
    expect(mapped?.datapath).toBe('cilium-wireguard');
    const datapaths = plan.scenarios.map(({ scenario }) => scenario.datapath);
    expect(datapaths).not.toContain('cilium-wireguard');
  });

  it('tells the path to a pod from the path through a Service', () => {
    const measurements = cilium2021.measurements.flatMap((measurement) => [
      measurement,
      { ...measurement, path: 'pod-to-service' },
    ]);
    const { scenarios } = planStudy({ ...cilium2021, measurements });
    expect(scenarios).toHaveLength(2 * plan.scenarios.length);
    expect(new Set(scenarios.map(({ scenario }) => scenario.cluster?.target))).toEqual(
      new Set([undefined, 'service']),
    );
  });

  it('does not exist for a study that is not in the data', () => {
    expect(() => planStudy({ ...cilium2021, measurements: [] })).toThrow('no scenario');
  });
});
