import { datapaths, type StageShare, stageIds } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDatapaths, type DatapathSide } from '../src/index.ts';
import { examplePrediction, exampleScenario } from './example-prediction.ts';

const share: fc.Arbitrary<StageShare> = fc.record({
  end: fc.constantFrom('client', 'server'),
  direction: fc.constantFrom('egress', 'ingress', 'background'),
  stage: fc.constantFrom(...stageIds),
  context: fc.constantFrom('process', 'softirq', 'hardirq'),
  nsPerOperation: fc.double({ min: 0, max: 1e5, noNaN: true }),
  cores: fc.double({ min: 0, max: 8, noNaN: true }),
  onPath: fc.boolean(),
});

const side: fc.Arbitrary<DatapathSide> = fc
  .record({
    datapath: fc.constantFrom(...datapaths),
    shares: fc.array(share, { maxLength: 30 }),
    rate: fc.double({ min: 1e3, max: 1e6, noNaN: true }),
    extraCores: fc.double({ min: 0, max: 2, noNaN: true }),
  })
  .map(({ datapath, shares, rate, extraCores }) => ({
    datapath,
    prediction: examplePrediction(
      {
        scenario: { ...exampleScenario, datapath: datapath.id },
        rate: { value: rate, low: rate, high: rate, unit: '1/s' },
      },
      shares,
      extraCores,
    ),
  }));

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Sums of some thirty terms differ in their last bits: 1e-9 of the largest is far more. */
const closeTo = (size: number): number => 1e-9 * Math.max(1, size);

describe('the difference of two datapaths', () => {
  it('adds up: the stages and what is in no stage give the CPU difference of each end', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const { stages, cpu } = compareDatapaths(a, b);
        for (const end of ['client', 'server'] as const) {
          const [costA, costB] = [a.prediction.cpuPerUnit[end], b.prediction.cpuPerUnit[end]];
          const parts = sum(stages.filter((s) => s.end === end).map((s) => s.difference));
          const total = parts + cpu[end].unattributed;
          expect(Math.abs(total - (costB - costA))).toBeLessThan(closeTo(costA + costB));
        }
      }),
    );
  });

  it('puts into no stage exactly what the predictions put into no stage', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const { stages, cpu } = compareDatapaths(a, b);
        const stageCost = ({ prediction }: DatapathSide, end: 'client' | 'server'): number =>
          (sum(prediction.stages.filter((s) => s.end === end).map((s) => s.cores)) * 1e9) /
          prediction.rate.value;
        for (const end of ['client', 'server'] as const) {
          const parts = sum(stages.filter((s) => s.end === end).map((s) => s.difference));
          const expected = stageCost(b, end) - stageCost(a, end);
          const size = stageCost(a, end) + stageCost(b, end);
          expect(Math.abs(parts - expected)).toBeLessThan(closeTo(size));
          expect(cpu[end].difference - parts).toBe(cpu[end].unattributed);
        }
      }),
    );
  });

  it('explains the time of an operation by work on the path and the rest', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const { time } = compareDatapaths(a, b);
        expect(time.workOnPath + time.rest).toBeCloseTo(time.difference, 3);
        expect(time.timeB - time.timeA).toBe(time.difference);
      }),
    );
  });

  it('changes its sign when the two are exchanged, and added becomes skipped', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const there = compareDatapaths(a, b).stages;
        const back = compareDatapaths(b, a).stages;
        const opposite = { added: 'skipped', skipped: 'added', same: 'same', moved: 'moved' };
        for (const stage of there) {
          const other = back.find(
            (each) =>
              each.end === stage.end &&
              each.direction === stage.direction &&
              each.stage === stage.stage,
          );
          expect(other?.difference).toBe(-stage.difference || 0 - stage.difference);
          expect(other?.change).toBe(opposite[stage.change]);
        }
        expect(back.length).toBe(there.length);
      }),
    );
  });

  it('is nothing between a datapath and itself', () => {
    fc.assert(
      fc.property(side, (a) => {
        const { stages, cpu, time } = compareDatapaths(a, a);
        expect(stages.every((stage) => stage.change === 'same' && stage.difference === 0)).toBe(
          true,
        );
        expect([cpu.client.difference, cpu.server.difference, time.difference]).toEqual([0, 0, 0]);
      }),
    );
  });
});
