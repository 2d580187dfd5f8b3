import { logicalCpuCount } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairWithin, type PredictionIntervals, sizing } from '../src/index.ts';
import { mostWithin } from '../src/size/most-within.ts';
import { examplePrediction } from './example-prediction.ts';
import { hardware } from './platform.ts';

const amount = fc.double({ min: 1, max: 1e12, noNaN: true });
const share = fc.double({ min: 0.05, max: 1, noNaN: true });
const prediction = (perS: number) =>
  examplePrediction({
    rate: { value: perS, low: perS, high: perS, unit: '1/s' },
    cpuPerUnit: { client: 8000, server: 12_000, unit: 'ns' },
  });
const around = (value: number, spread: number) => ({
  ...{ p5: value / spread, p25: value, p50: value, p75: value, p95: value * spread },
});
const size = (
  perS: number,
  perPair: number,
  { shareUsed = 1, intervals = {} }: { shareUsed?: number; intervals?: PredictionIntervals } = {},
) => sizing({ perS, shareUsed }, prediction(perPair), { hardware, intervals });

describe('the machines that carry a load', () => {
  it('are enough, and one less would not be', () => {
    fc.assert(
      fc.property(amount, amount, share, (perS, perPair, shareUsed) => {
        const { machines } = size(perS, perPair, { shareUsed });
        const carried = (count: number): number => count * perPair * shareUsed;
        expect(carried(machines.value)).toBeGreaterThanOrEqual(perS * (1 - 1e-9));
        if (machines.value > 1) expect(carried(machines.value - 1)).toBeLessThan(perS * (1 + 1e-9));
      }),
    );
  });

  it('are never fewer for more load, for slower machines, or when less of each is used', () => {
    fc.assert(
      fc.property(amount, amount, share, fc.double({ min: 1, max: 10, noNaN: true }), (...args) => {
        const [perS, perPair, shareUsed, more] = args;
        const before = size(perS, perPair, { shareUsed }).machines.value;
        expect(size(perS * more, perPair, { shareUsed }).machines.value).toBeGreaterThanOrEqual(
          before,
        );
        expect(size(perS, perPair / more, { shareUsed }).machines.value).toBeGreaterThanOrEqual(
          before,
        );
        expect(
          size(perS, perPair, { shareUsed: shareUsed / more }).machines.value,
        ).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('have an interval that holds them, and that grows with what is not known', () => {
    fc.assert(
      fc.property(amount, amount, (perS, perPair) => {
        const within = (spread: number) =>
          size(perS, perPair, { intervals: { rate: around(perPair, spread) } }).machines;
        const [narrow, wide] = [within(1.2), within(3)];
        for (const { low, value, high } of [narrow, wide]) {
          expect(low <= value && value <= high).toBe(true);
        }
        expect(wide.low <= narrow.low && narrow.high <= wide.high).toBe(true);
      }),
    );
  });

  it('are busy for as long as the operations take', () => {
    const { clientCores, serverCores, busyShare, machines } = size(1e6, 400_000);
    expect([clientCores.value, serverCores.value]).toEqual([8, 12]);
    expect(machines.value).toBe(3);
    expect(busyShare).toBeCloseTo(12 / (3 * logicalCpuCount(hardware)), 12);
  });

  it('are not asked for where there is nothing to carry, or nothing may be used', () => {
    expect(() => size(0, 1)).toThrow('a demand of 0');
    expect(() => size(1, 1, { shareUsed: 0 })).toThrow('a share of 0');
  });
});

describe('the most that is within a limit', () => {
  it('is found, whatever the limit, with some twice the logarithm of questions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(5000), fc.integer({ min: 1, max: 4096 }), async (limit, most) => {
        let questions = 0;
        const found = await mostWithin(most, (count) => {
          questions++;
          return Promise.resolve(count <= limit);
        });
        expect(found).toBe(Math.min(limit, most));
        expect(questions).toBeLessThanOrEqual(2 * Math.log2(most) + 3);
      }),
    );
  });
});

describe('a pair of machines within a latency limit', () => {
  /** Every process in flight waits for all others: latency is `each` times their number [ns]. */
  const queue = (each: number, most: number, limitNs: number) => {
    const asked: number[] = [];
    const found = pairWithin({
      ...{ most, limit: { percentile: 'p99', ns: limitNs } },
      ask: (processes) => {
        asked.push(processes);
        const workload = { kind: 'tcp-rr', processes, requestBytes: 1, responseBytes: 1 } as const;
        return Promise.resolve(
          examplePrediction({
            rate: { value: 1e9 / each, low: 0, high: 0, unit: '1/s' },
            scenario: { ...examplePrediction().scenario, workload },
          }),
        );
      },
      predictionOf: (prediction) => prediction,
    });
    return found.then((pair) => ({ pair, asked }));
  };

  it('has as many in flight as fit, never more for a tighter limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 256 }),
        fc.integer({ min: 1000, max: 300_000 }),
        fc.integer({ min: 1, max: 100 }),
        async (most, limit, tighter) => {
          const inFlight = async (ns: number): Promise<number> => {
            const { pair } = await queue(1000, most, ns);
            return pair.kind === 'capacity' ? pair.processes : 0;
          };
          expect(await inFlight(limit)).toBe(Math.min(most, Math.floor(limit / 1000 + 1e-9)));
          expect(await inFlight(limit / tighter)).toBeLessThanOrEqual(await inFlight(limit));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('asks once where all fit, and says how long one alone takes where none does', async () => {
    expect((await queue(1000, 64, 1e9)).asked).toEqual([64]);
    expect((await queue(1000, 64, 500)).pair).toEqual({ kind: 'unreachable', latencyNs: 1000 });
  });
});
