import type { Hardware } from '@hopwise/datapath';
import { ns } from '@hopwise/units';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExchangeRun } from '../src/events/exchange-run.ts';
import { solveExchangeInput } from '../src/solve-exchange-input.ts';
import { costOf, everythingFree, stageCostOf, tableOf } from './arbitraries.ts';
import { datapathOf, inputOf, scattered, steadyMachine, workloadOf } from './testing.ts';

interface Loop {
  readonly customers: number;
  /** Time at the only station, and away from it [ns]. */
  readonly serviceNs: number;
  readonly awayNs: number;
}

/** One CPU, so that all customers meet, and a line that takes no time. */
const oneCpu: Hardware = {
  ...steadyMachine,
  cpu: { ...steadyMachine.cpu, coresPerSocket: 1, threadsPerCore: 1 },
  nic: { ...steadyMachine.nic, queues: 1, rateBitPerS: 1e18 },
  propagationNs: { ...steadyMachine.propagationNs, value: 0 },
};

/** Request-response in which only the client's own work takes time: the machine repairman. */
function measure({ customers, serviceNs, awayNs }: Loop, runTimeCv: number) {
  const costs = tableOf([
    ...everythingFree,
    stageCostOf('sendOmni', 'wake', serviceNs),
    costOf('deviceLatency', 'latency', 'ns', awayNs / 2),
  ]);
  const { model, platform, clock } = solveExchangeInput(
    inputOf(datapathOf('host'), workloadOf('tcp-rr', customers), {
      hardware: scattered(oneCpu, runTimeCv),
      costs,
    }),
  );
  const run = new ExchangeRun(model, platform, {
    processes: customers,
    customers,
    offered: null,
    isOneHost: false,
    clock,
    seed: 7,
  });
  const cycleNs = Math.max(awayNs + serviceNs * clock, customers * serviceNs * clock);
  run.simulation.run(ns(20 * cycleNs));
  run.resetCounts();
  const busyNs = (): number => {
    const { softirq, process } = run.hosts.busy().client;
    return softirq + process;
  };
  const busyBefore = busyNs();
  const since = run.simulation.now;
  run.simulation.run(ns(since + (runTimeCv === 0 ? 50 : 2000) * cycleNs));
  const elapsed = run.simulation.now - since;
  return {
    serviceNs: serviceNs * clock,
    throughput: run.operations / elapsed,
    responseNs: run.latency.mean,
    utilisation: (busyNs() - busyBefore) / elapsed,
  };
}

const loops: fc.Arbitrary<Loop> = fc.record({
  customers: fc.integer({ min: 1, max: 20 }),
  serviceNs: fc.integer({ min: 100, max: 10_000 }),
  awayNs: fc.integer({ min: 1000, max: 100_000 }),
});

describe('customers of one station, always served for the same time', () => {
  it('return after service and absence, or when all others have been served, whichever is later', () => {
    fc.assert(
      fc.property(loops, (loop) => {
        const { serviceNs, responseNs } = measure(loop, 0);
        const expected = Math.max(loop.awayNs + serviceNs, loop.customers * serviceNs);
        expect(responseNs / expected).toBeCloseTo(1, 8);
      }),
    );
  });
});

describe('customers of one station, served for times that scatter', () => {
  const scatteredLoops = { numRuns: 20 };

  it('keep it busy for throughput times service time', () => {
    fc.assert(
      fc.property(loops, (loop) => {
        const { serviceNs, throughput, utilisation } = measure(loop, 1);
        // The mean of the drawn factors is 1 over a whole turn of them; 5 % covers a part of a turn.
        expect(Math.abs(utilisation / (throughput * serviceNs) - 1)).toBeLessThan(0.05);
      }),
      scatteredLoops,
    );
  });

  it('obey Little: their number is throughput times response time', () => {
    fc.assert(
      fc.property(loops, (loop) => {
        const { throughput, responseNs } = measure(loop, 1);
        expect(Math.abs((throughput * responseNs) / loop.customers - 1)).toBeLessThan(0.01);
      }),
      scatteredLoops,
    );
  });

  it('stay within the asymptotic bounds', () => {
    fc.assert(
      fc.property(loops, (loop) => {
        const { serviceNs, throughput } = measure(loop, 1);
        const { customers, awayNs } = loop;
        const best = Math.min(customers / (awayNs + serviceNs), 1 / serviceNs);
        // At worst all others are met twice: when the answer arrives, and when the process runs.
        const worst = customers / (awayNs + serviceNs + 2 * (customers - 1) * serviceNs);
        expect(throughput).toBeLessThanOrEqual(best * 1.05);
        expect(throughput).toBeGreaterThanOrEqual(worst * 0.95);
      }),
      scatteredLoops,
    );
  });
});
