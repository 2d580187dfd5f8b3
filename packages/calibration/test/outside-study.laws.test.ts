import { plainCluster } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outsideStudy, planStudy, studyWith } from '../src/index.ts';
import { cilium2021 } from './cilium-2021.ts';

const plan = planStudy(cilium2021);
const compared = plan.scenarios
  .filter(({ role }) => role !== 'not-compared')
  .map(({ scenario }) => scenario);
const aCompared = fc.constantFrom(...compared);

describe('the study that has a test', () => {
  it('is found by what it compared', () => {
    expect(studyWith('tcp-crr', [plan])).toBe(cilium2021.id);
    expect(studyWith('udp-stream', [plan])).toBeNull();
    expect(studyWith('tcp-rr', [])).toBeNull();
  });
});

describe('what is outside every study', () => {
  it('is nothing of a scenario that was compared, whatever its seed', () => {
    fc.assert(
      fc.property(aCompared, fc.nat(), (scenario, seed) => {
        expect(outsideStudy({ ...scenario, seed }, [plan])).toEqual([]);
      }),
    );
  });

  it('is not a number of processes between those compared, and is every larger one', () => {
    fc.assert(
      fc.property(aCompared, fc.integer({ min: 1, max: 1000 }), (scenario, processes) => {
        const workload = { ...scenario.workload, processes };
        expect(outsideStudy({ ...scenario, workload }, [plan])).toEqual(
          processes > 32 ? [`processes ${processes} (compared: up to 32)`] : [],
        );
      }),
    );
  });

  it('is each thing by itself, in one order', () => {
    const scenario = compared.find(({ workload }) => workload.kind === 'tcp-rr');
    if (scenario === undefined) throw new Error('the study has TCP_RR');
    const workload = { ...scenario.workload, processes: 64, requestBytes: 100, responseBytes: 7 };
    expect(
      outsideStudy({ ...scenario, datapath: 'x', modifiers: ['y'], mtu: 9000, workload }, [plan]),
    ).toEqual([
      'x+y under this test',
      'MTU 9000 (compared: 1500)',
      'processes 64 (compared: up to 32)',
      'request bytes 100 (compared: 1)',
      'response bytes 7 (compared: 1)',
    ]);
  });

  it('is where the ends stand and how the load is offered, too', () => {
    fc.assert(
      fc.property(aCompared, (scenario) => {
        const cluster = { ...plainCluster, placement: 'same-node', services: 5, ip: 6 } as const;
        const workload = { ...scenario.workload, ratePerS: 10, burst: 2, serverWorkers: 3 };
        expect(outsideStudy({ ...scenario, cluster, workload }, [plan])).toEqual([
          'rate per second 10 (compared: as answered)',
          'burst 2 (compared: 1)',
          'server workers 3 (compared: one each)',
          'placement same-node (compared: cross-node)',
          'Services 5 (compared: 0)',
          'IP version 6 (compared: 4)',
        ]);
        expect(outsideStudy({ ...scenario, cluster: plainCluster }, [plan])).toEqual([]);
      }),
    );
  });

  it('is the whole hardware where no study ran on it', () => {
    fc.assert(
      fc.property(aCompared, (scenario) => {
        const other = outsideStudy({ ...scenario, hardware: 'other' }, [plan]);
        expect(other).toEqual(['hardware other (no study ran on it)']);
        expect(outsideStudy(scenario, [])).toEqual([
          `hardware ${scenario.hardware} (no study ran on it)`,
        ]);
      }),
    );
  });
});
