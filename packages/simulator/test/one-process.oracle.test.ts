import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExchangeModel } from '../src/exchange-model.ts';
import { ExchangeRun } from '../src/events/exchange-run.ts';
import { type PredictionInput, predictAnalytic, predictEvents } from '../src/index.ts';
import { solveExchangeInput } from '../src/solve-exchange-input.ts';
import { anyDatapath, costTables, exchanges, mtus } from './arbitraries.ts';
import { isPlain } from './exchange-testing.ts';
import { inputOf, steadyMachine } from './testing.ts';

/** Work that is handed on, to another CPU or a proxy, can meet there what its own process left. */
const lonelyExchanges: fc.Arbitrary<PredictionInput> = fc
  .tuple(anyDatapath.filter(isPlain), exchanges(fc.constant(1)), costTables, mtus, fc.nat())
  .map(([datapath, workload, costs, mtu, seed]) =>
    inputOf(datapath, workload, { hardware: steadyMachine, costs, mtu, seed }),
  );

/** Mean time of an operation by events, with what happens beside the cycle left out or not [ns]. */
function simulatedNs(input: PredictionInput, hasAside: boolean): number {
  const { model, platform, clock } = solveExchangeInput(input);
  const run = new ExchangeRun(hasAside ? model : withoutAsides(model), platform, {
    processes: 1,
    customers: 1,
    offered: null,
    isOneHost: false,
    clock,
    seed: input.scenario.seed,
  });
  while (run.latency.count < 100) run.simulation.advance(1);
  return run.latency.mean;
}

const withoutAsides = (model: ExchangeModel): ExchangeModel => ({
  ...model,
  slots: model.slots.map((slot) => ({
    ...slot,
    next: slot.next.filter(({ to }) => model.slots[to]?.isCritical === true),
  })),
});

describe('one process on machines without scatter', () => {
  it('takes exactly as long by events as by operational laws', () => {
    fc.assert(
      fc.property(lonelyExchanges, (input) => {
        const { operationNs } = solveExchangeInput(input).point;
        expect(simulatedNs(input, false) / operationNs).toBeCloseTo(1, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('is within 5 % of them where the last segments of a connection meet the next on a queue', () => {
    fc.assert(
      fc.property(lonelyExchanges, (input) => {
        const ratio = simulatedNs(input, true) / solveExchangeInput(input).point.operationNs;
        expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
      }),
      { numRuns: 200 },
    );
  });

  it('costs the same CPU of both ends by both solvers in a request-response', () => {
    fc.assert(
      fc.property(lonelyExchanges, (input) => {
        fc.pre(input.scenario.workload.kind === 'tcp-rr');
        const events = predictEvents(input);
        const analytic = predictAnalytic(input);
        for (const end of ['client', 'server'] as const) {
          const difference = events.cpuPerUnit[end] - analytic.cpuPerUnit[end];
          // Some 390 operations are measured; at either edge of the window one is cut.
          expect(Math.abs(difference)).toBeLessThanOrEqual(analytic.cpuPerUnit[end] / 390);
        }
      }),
      { numRuns: 50 },
    );
  });
});
