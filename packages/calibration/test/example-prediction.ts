import type { Prediction, Scenario, StageShare } from '@hopwise/datapath';

export const exampleScenario: Scenario = {
  datapath: 'host',
  modifiers: [],
  hardware: 'example',
  workload: { kind: 'tcp-rr', processes: 1, requestBytes: 1, responseBytes: 1 },
  mtu: 1500,
  seed: 1,
};

/** A prediction whose CPU is what its stages cost, and `extraCores` at each end besides. */
export function examplePrediction(
  changes: Partial<Prediction> = {},
  stages: readonly StageShare[] = [],
  extraCores = 0,
): Prediction {
  const scenario = changes.scenario ?? exampleScenario;
  const isStream = scenario.workload.kind === 'tcp-stream';
  const rate = changes.rate ?? {
    value: 50_000,
    low: 50_000,
    high: 50_000,
    unit: isStream ? 'bit/s' : '1/s',
  };
  const unitsPerS = isStream ? rate.value / 8 : rate.value;
  const coresOf = (end: 'client' | 'server'): number =>
    stages.reduce((sum, share) => sum + (share.end === end ? share.cores : 0), extraCores);
  const cpuUse = (total: number) => ({ process: 0, softirq: total, hardirq: 0, total });
  return {
    scenario,
    solver: 'analytic',
    rate,
    goodputBitPerS: 0,
    wireBitPerS: 0,
    cpu: { client: cpuUse(coresOf('client')), server: cpuUse(coresOf('server')) },
    cpuPerUnit: {
      client: (coresOf('client') * 1e9) / unitsPerS,
      server: (coresOf('server') * 1e9) / unitsPerS,
      unit: isStream ? 'ns/byte' : 'ns',
    },
    latency: null,
    bottleneck: { resource: 'latency', utilisation: 0.5, explanation: '' },
    stages,
    datagrams: null,
    retransmitsPerS: null,
    aggregateBytes: 1,
    conntrack: null,
    run: {
      eventCount: 0,
      simulatedNs: 0,
      warmupNs: 0,
      converged: true,
      seed: 1,
      costsHash: 'costs',
      catalogueHash: 'catalogue',
      hardwareId: 'example',
      version: '0',
    },
    ...changes,
  };
}
