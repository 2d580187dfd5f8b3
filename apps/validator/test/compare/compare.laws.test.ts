import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedFigures } from '../../src/compare/compared-metrics.ts';
import { comparedSeries, type Judgement } from '../../src/compare/compared-series.ts';
import { compareRuns } from '../../src/compare/compare-runs.ts';
import { readRun } from '../../src/run/read-run.ts';
import { recordedRun } from '../recorded-runs.ts';

const how: Judgement = {
  level: 0.95,
  tolerance: 0.01,
  resolution: 0.05,
  better: 'higher',
  isPaired: false,
};
const series = (minLength = 5) =>
  fc
    .array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength, maxLength: 12 })
    .map((values) => values.map((value, round) => ({ round, value })));
const scaled = (some: readonly { round: number; value: number }[], factor: number) =>
  some.map(({ round, value }) => ({ round, value: value * factor }));

describe('two series', () => {
  it('that are the same differ neither way', () => {
    fc.assert(
      fc.property(series(), fc.boolean(), (some, isPaired) => {
        const { verdict, change } = comparedSeries(some, some, { ...how, isPaired });
        expect(['no evidence', 'inconclusive']).toContain(verdict);
        if (change !== null) expect(change.estimate).toBeCloseTo(0, 9);
      }),
    );
  });

  it('of which one is a multiple of the other differ by that factor', () => {
    fc.assert(
      fc.property(series(6), fc.double({ min: 0.2, max: 5, noNaN: true }), (some, factor) => {
        for (const isPaired of [false, true]) {
          const { change } = comparedSeries(some, scaled(some, factor), { ...how, isPaired });
          expect(1 + (change?.estimate ?? Number.NaN)).toBeCloseTo(factor, 9);
        }
      }),
    );
  });

  it('have the opposite verdict the other way round, and where less is better', () => {
    const opposite = { better: 'worse', worse: 'better' } as Readonly<Record<string, string>>;
    fc.assert(
      fc.property(series(), series(), (a, b) => {
        const there = comparedSeries(a, b, { ...how, tolerance: 0 });
        const back = comparedSeries(b, a, { ...how, tolerance: 0 });
        const less = comparedSeries(a, b, { ...how, tolerance: 0, better: 'lower' });
        expect(back.verdict).toBe(opposite[there.verdict] ?? there.verdict);
        expect(less.verdict).toBe(opposite[there.verdict] ?? there.verdict);
        const product =
          (1 + (there.change?.estimate ?? Number.NaN)) *
          (1 + (back.change?.estimate ?? Number.NaN));
        expect(product).toBeCloseTo(1, 9);
      }),
    );
  });

  it('are better by a change that is clear, unless it is within the tolerance', () => {
    const steady = Array.from({ length: 8 }, (_, round) => ({ round, value: 1000 + round }));
    const more = scaled(steady, 1.03);
    expect(comparedSeries(steady, more, how).verdict).toBe('better');
    expect(comparedSeries(steady, more, { ...how, better: 'lower' }).verdict).toBe('worse');
    expect(comparedSeries(steady, more, { ...how, tolerance: 0.05 }).verdict).toBe('no evidence');
  });

  it('are inconclusive where a change that matters could not have been seen', () => {
    const wild = [1, 9, 3, 14, 2, 7, 20, 1.5].map((value, round) => ({ round, value }));
    const { verdict, detectable } = comparedSeries(wild, wild.toReversed(), how);
    expect(verdict).toBe('inconclusive');
    expect(detectable).toBeGreaterThan(0.5);
    expect(comparedSeries(wild.slice(0, 3), wild.slice(0, 3), how).change).toBeNull();
    expect(comparedSeries([], wild, how).verdict).toBe('inconclusive');
  });

  it('that drift together are told apart as pairs only', () => {
    const drifting = Array.from({ length: 10 }, (_, round) => ({
      round,
      value: 100 * 1.2 ** round,
    }));
    const higher = scaled(drifting, 1.05);
    expect(comparedSeries(drifting, higher, how).verdict).toBe('inconclusive');
    const paired = comparedSeries(drifting, higher, { ...how, isPaired: true });
    expect(paired.verdict).toBe('better');
    expect(paired.pairCount).toBe(10);
  });
});

describe('two recorded runs', () => {
  const [a, b] = [readRun(recordedRun('a')), readRun(recordedRun('b'))];

  it('are compared case by case: rates, percentiles, CPU of an operation or byte', () => {
    const { rows, alone, doubts } = compareRuns(
      { run: a, datapath: null },
      { run: b, datapath: null },
      how,
    );
    expect(alone).toEqual([]);
    expect(rows).toHaveLength(3 * 5 + 3 * 3);
    const hostRate = rows.find(
      ({ datapath, metric }) => datapath === 'host' && metric === 'rr_per_s',
    );
    // The second was taken while other programs had most of the machine.
    expect(hostRate?.verdict).toBe('worse');
    expect(hostRate?.pairCount).toBeNull();
    expect(doubts.filter((doubt) => doubt.includes('drifted'))).toHaveLength(2);
  });

  it('have two datapaths of one of them compared round by round', () => {
    const { rows } = compareRuns(
      { run: b, datapath: 'host' },
      { run: b, datapath: 'routed-conntrack' },
      how,
    );
    const rate = rows.find(({ metric }) => metric === 'rr_per_s');
    expect(rate?.datapath).toBe('host -> routed-conntrack');
    expect(rate?.pairCount).toBe(3);
    expect(rate?.change).toBeNull();
    expect(rate?.verdict).toBe('inconclusive');
  });

  it('say what only one of them has', () => {
    const one = { ...b, samples: b.samples.filter(({ datapath }) => datapath !== 'routed') };
    const { alone } = compareRuns({ run: a, datapath: null }, { run: one, datapath: null }, how);
    expect(alone).toEqual([
      'routed tcp-rr 1,1 x1 is in run-a only',
      'routed tcp-stream 32768 x1 is in run-a only',
    ]);
  });

  it('give CPU per operation from the cores and the rate of the same sample', () => {
    const sample = a.samples.find(({ test }) => test.startsWith('tcp-rr'));
    if (sample?.outcome.kind !== 'measured') throw new Error('a sample of TCP_RR');
    const { figures } = sample.outcome;
    const of = (metric: string) =>
      figures.find((one) => one.metric === metric)?.value ?? Number.NaN;
    const found = comparedFigures(sample).get('cpu_client_us_per_op');
    expect(found).toBeCloseTo((of('cpu_client_cores') / of('rr_per_s')) * 1e6, 9);
  });
});
