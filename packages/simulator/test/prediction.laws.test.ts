import type { Context, Prediction } from '@hopwise/datapath';
import { logicalCpuCount } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PredictionInput, predictAnalytic, predictEvents } from '../src/index.ts';
import { anyDatapath, costTables, mtus, workloads } from './arbitraries.ts';
import { inputOf, machine, scattered, workloadOf } from './testing.ts';

const inputs: fc.Arbitrary<PredictionInput> = fc
  .tuple(anyDatapath, workloads, costTables, mtus, fc.constantFrom(0, 0.5, 1), fc.nat({ max: 1e6 }))
  .map(([datapath, workload, costs, mtu, cv, seed]) =>
    inputOf(datapath, workload, { hardware: scattered(machine, cv), costs, mtu, seed }),
  );

/** Short: the laws hold for every prediction, converged or not. */
const briefly = (input: PredictionInput): Prediction => predictEvents(input, { maxEvents: 20_000 });

type Law = (prediction: Prediction, input: PredictionInput) => void;

/** New inputs for every law: an answer is instant, and a failure shrinks. */
const everywhere = (law: Law): void => {
  fc.assert(
    fc.property(inputs, (input) => law(predictAnalytic(input), input)),
    { numRuns: 200 },
  );
};

const sample = fc.sample(inputs, { numRuns: 25, seed: 1 });
const simulated = new Map<PredictionInput, Prediction>();

/** The same simulations for every law, each made once. */
const inSample = (law: Law): void => {
  for (const input of sample) {
    const prediction = simulated.get(input) ?? briefly(input);
    simulated.set(input, prediction);
    law(prediction, input);
  }
};

const solvers = [
  ['by operational laws', predictAnalytic, everywhere],
  ['by events', briefly, inSample],
] as const;

const ends = ['client', 'server'] as const;
const contexts: readonly Context[] = ['process', 'softirq', 'hardirq'];
const close = (a: number, b: number): void => {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a), Math.abs(b)));
};

describe.each(solvers)('a prediction %s', (_, solve, holds) => {
  it('books every nanosecond of CPU of each end and context on a stage', () => {
    holds(({ cpu, stages }) => {
      for (const end of ends) {
        for (const context of contexts) {
          const booked = stages.filter((each) => each.end === end && each.context === context);
          close(
            booked.reduce((sum, { cores }) => sum + cores, 0),
            cpu[end][context],
          );
        }
        close(cpu[end].process + cpu[end].softirq + cpu[end].hardirq, cpu[end].total);
      }
    });
  });

  it('keeps no CPU busy for longer than it lasts', () => {
    holds(({ cpu }, { hardware }) => {
      for (const end of ends) {
        expect(cpu[end].total).toBeLessThanOrEqual(logicalCpuCount(hardware) * 1.001);
      }
    });
  });

  it('delivers no more than the line carries', () => {
    holds(({ goodputBitPerS, wireBitPerS, scenario }, { hardware }) => {
      expect(goodputBitPerS).toBeLessThan(wireBitPerS);
      // Client and server each send on a direction of their own; a stream uses one of them. A short
      // simulation may find frames in the rings that came before it measured.
      const limit = scenario.workload.kind === 'tcp-stream' ? 1.05 : 2.002;
      expect(wireBitPerS).toBeLessThanOrEqual(limit * hardware.nic.rateBitPerS);
    });
  });

  it('has an interval that contains its value', () => {
    holds(({ rate }) => {
      expect(rate.low).toBeLessThanOrEqual(rate.value);
      expect(rate.high).toBeGreaterThanOrEqual(rate.value);
    });
  });

  it('has finite numbers only', () => {
    holds((prediction) => {
      const text = JSON.stringify(prediction, (key, value: unknown) =>
        typeof value === 'number' && !Number.isFinite(value) ? `not finite: ${key}` : value,
      );
      expect(text).not.toContain('not finite');
    });
  });

  it('gives skbs of one segment to 64 KiB, or to what BIG TCP allows, to the receiving TCP', () => {
    holds(({ aggregateBytes }, { scenario, datapath }) => {
      if (scenario.workload.kind !== 'tcp-stream') return;
      expect(aggregateBytes).toBeGreaterThanOrEqual((scenario.mtu - 52) * 0.999);
      expect(aggregateBytes).toBeLessThanOrEqual(datapath.gsoMaxBytes ?? 65_536);
    });
  });

  it('is the same again, to the last bit', () => {
    holds((prediction, input) => {
      expect(solve(structuredClone(input))).toEqual(prediction);
    });
  });

  it('says which costs, machine and seed it came from', () => {
    holds(({ run, scenario }, input) => {
      expect(scenario).toEqual(input.scenario);
      expect(run).toMatchObject({
        costsHash: input.costs.hash,
        hardwareId: input.hardware.id,
        seed: input.scenario.seed,
      });
    });
  });
});

describe('more processes than anybody starts', () => {
  it('get no more CPU from the closed form than there is', () => {
    fc.assert(
      fc.property(
        anyDatapath,
        fc.constantFrom('tcp-rr' as const, 'tcp-crr' as const),
        fc.integer({ min: 33, max: 1_000_000 }),
        (datapath, kind, processes) => {
          const { cpu } = predictAnalytic(inputOf(datapath, workloadOf(kind, processes)));
          expect(Math.max(cpu.client.total, cpu.server.total)).toBeLessThanOrEqual(32.001);
        },
      ),
    );
  });
});
