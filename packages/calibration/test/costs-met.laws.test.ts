import { fc, test } from '@fast-check/vitest';
import { datapaths } from '@hopwise/datapath';
import { predictAnalytic, simulatedKinds } from '@hopwise/simulator';
import { describe, expect } from 'vitest';
import { messageBytes, scenarioSolver } from '../src/index.ts';
import { hardware, priors } from './platform.ts';

const load = {
  datapath: fc.constantFrom(...datapaths),
  kind: fc.constantFrom(...simulatedKinds),
  processes: fc.integer({ min: 1, max: 64 }),
};

const scenarioOf = (
  datapath: string,
  kind: (typeof simulatedKinds)[number],
  processes: number,
) => ({
  datapath,
  modifiers: [],
  hardware: hardware.id,
  workload: { kind, processes, ...messageBytes(kind) },
  mtu: 1500,
  seed: 1,
});

describe('a solver that remembers', () => {
  test.prop([
    load.datapath,
    load.kind,
    fc.array(fc.nat(priors.costs.length - 1), { maxLength: 9 }),
  ])('answers as one that does not, whichever costs move', (datapath, kind, moved) => {
    const scenario = scenarioOf(datapath.id, kind, 1);
    const solve = scenarioSolver(hardware);
    for (const place of moved) {
      // There and back again, so that what is remembered is asked for.
      for (const factor of [1.3, 1, 0.7]) {
        const costs = priors.costs.map((cost, index) =>
          index === place ? { ...cost, value: cost.value * factor } : cost,
        );
        const fresh = predictAnalytic({
          scenario,
          datapath,
          hardware,
          costs: { ...priors, costs },
        });
        expect(solve(scenario, { ...priors, costs })).toEqual(fresh);
      }
    }
  });
});
