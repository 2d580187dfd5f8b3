import type { End } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExchangeModel } from '../src/exchange-model.ts';
import { ExchangeRun } from '../src/events/exchange-run.ts';
import { type PredictionInput, predictAnalytic, predictEvents } from '../src/index.ts';
import type { Run } from '../src/run.ts';
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

const ends = ['client', 'server'] as const satisfies readonly End[];

/**
 * What an operation saves at an end where its last segments and its next message meet [ns]: one softirq
 * handles both. None where TCP sends no segments by itself; no more than its dearest entry elsewhere.
 */
function savedByMeeting(
  input: PredictionInput,
  at: End,
  entryNs: (time: Run['time']) => number,
): number {
  const { model, clock } = solveExchangeInput(input);
  const there = model.slots.filter(({ end }) => end === at);
  if (there.every(({ isCritical }) => isCritical)) return 0;
  const softirqs = there.filter(({ run }) => run.context === 'softirq');
  return clock * Math.max(...softirqs.map(({ run }) => entryNs(run.time)));
}

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

  it('takes at most 5 % longer where last segments meet the next, and saves at most an entry at each end', () => {
    fc.assert(
      fc.property(lonelyExchanges, (input) => {
        const { operationNs } = solveExchangeInput(input).point;
        const ratio = simulatedNs(input, true) / operationNs;
        const saved = ends.reduce(
          (sum, end) => sum + savedByMeeting(input, end, ({ onPathVisit }) => onPathVisit),
          0,
        );
        expect(ratio).toBeLessThan(1.05);
        expect(ratio).toBeGreaterThan(1 - saved / operationNs - 1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('costs the same CPU of both ends by both solvers in a request-response, but for an entry that meeting saves', () => {
    fc.assert(
      fc.property(lonelyExchanges, (input) => {
        fc.pre(input.scenario.workload.kind === 'tcp-rr');
        const events = predictEvents(input);
        const analytic = predictAnalytic(input);
        for (const end of ends) {
          const difference = events.cpuPerUnit[end] - analytic.cpuPerUnit[end];
          // Some 390 operations are measured; at either edge of the window one is cut.
          const cut = analytic.cpuPerUnit[end] / 390;
          const saved = savedByMeeting(
            input,
            end,
            ({ onPathVisit, tailVisit, tailIdle }) => onPathVisit + tailVisit + tailIdle,
          );
          expect(difference).toBeLessThanOrEqual(cut);
          expect(difference).toBeGreaterThanOrEqual(-cut - saved);
        }
      }),
      { numRuns: 50 },
    );
  });
});
