import { datapaths } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PredictionInput, predictAnalytic } from '../src/index.ts';
import { anyDatapath, costTables, processCounts } from './arbitraries.ts';
import { inputOf, machine, workloadOf } from './testing.ts';

const rateOf = (input: PredictionInput): number => predictAnalytic(input).rate.value;

describe('more processes', () => {
  it('never lower the rate of request-response while there is a CPU for each', () => {
    fc.assert(
      fc.property(
        anyDatapath,
        costTables,
        fc.integer({ min: 1, max: 31 }),
        (datapath, costs, few) => {
          const at = (processes: number): number =>
            rateOf(inputOf(datapath, workloadOf('tcp-rr', processes), { costs }));
          expect(at(few + 1)).toBeGreaterThanOrEqual(at(few) * (1 - 1e-6));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never do more than their number times what one does alone', () => {
    fc.assert(
      fc.property(anyDatapath, costTables, processCounts, (datapath, costs, processes) => {
        const kind = 'tcp-rr' as const;
        const alone = rateOf(inputOf(datapath, workloadOf(kind, 1), { costs }));
        const together = rateOf(inputOf(datapath, workloadOf(kind, processes), { costs }));
        expect(together).toBeLessThanOrEqual(processes * alone * (1 + 1e-6));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a larger MTU', () => {
  const cases = datapaths.flatMap((datapath) =>
    [1, 4, 16, 32].map((processes) => [datapath.id, processes, datapath] as const),
  );

  it.each(cases)(
    'lowers the goodput of a stream by no more than whole frames shorten its skbs: %s, %i processes',
    (_, processes, datapath) => {
      const at = (mtu: number) =>
        predictAnalytic(inputOf(datapath, workloadOf('tcp-stream', processes), { mtu }));
      const [small, large] = [Math.min(...machine.mtus), Math.max(...machine.mtus)].map(at);
      if (small === undefined || large === undefined) throw new Error('two MTUs were given');
      // 45 x 1448 = 65 160 bytes against 7 x 8948 = 62 636.
      const shortened = Math.min(1, large.aggregateBytes / small.aggregateBytes);
      expect(shortened).toBeGreaterThanOrEqual(62_636 / 65_160);
      expect(large.rate.value / small.rate.value).toBeGreaterThanOrEqual(shortened);
    },
  );
});
