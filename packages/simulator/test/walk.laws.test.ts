import { stages } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PredictionInput, predictAnalytic, walkOf } from '../src/index.ts';
import { solvedAs } from '../src/solved-as.ts';
import { anyDatapath, costTables, exchanges, mtus, streams } from './arbitraries.ts';
import { inputOf, steadyMachine } from './testing.ts';
import { udpInput } from './udp.ts';

const processes = fc.integer({ min: 1, max: 32 });

const inputsOf = (workload: typeof exchanges): fc.Arbitrary<PredictionInput> =>
  fc
    .tuple(anyDatapath, workload(processes), costTables, mtus)
    .map(([datapath, load, costs, mtu]) =>
      inputOf(datapath, load, { hardware: steadyMachine, costs, mtu }),
    );

/** CPU time of stages, by end and stage [ns]. */
function timesOf(
  shares: readonly { readonly end: string; readonly stage: string; readonly ns: number }[],
): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { end, stage, ns } of shares) {
    const key = `${end} ${stage}`;
    times.set(key, (times.get(key) ?? 0) + ns);
  }
  return times;
}

function expectTheStagesOf(input: PredictionInput): void {
  const walked = timesOf(
    walkOf(input).runs.flatMap(({ end, stages: paid }) =>
      paid.map(({ stage, ns }) => ({ end, stage, ns })),
    ),
  );
  const predicted = timesOf(
    predictAnalytic(input)
      .stages.filter(({ direction }) => direction !== 'background')
      .map(({ end, stage, nsPerOperation: ns }) => ({ end, stage, ns })),
  );
  for (const [key, ns] of predicted) expect(walked.get(key) ?? 0).toBeCloseTo(ns, 6);
  expect([...walked.keys()].filter((key) => !predicted.has(key))).toEqual([]);
}

describe('a walk', () => {
  it('of an aggregate that no proxy passes on pays for each stage what the closed form says that it costs', () => {
    fc.assert(
      fc.property(inputsOf(streams), (input) => {
        const { kind } = input.scenario.workload;
        // Through proxies a stream is a loop of turns, and its walk is one record's, alone.
        fc.pre(solvedAs(kind, input.hardware, input.datapath) === 'transfer');
        fc.pre(kind === 'tcp-stream');
        expectTheStagesOf(input);
      }),
    );
  });

  it('of a datagram does so too', () => {
    fc.assert(
      fc.property(anyDatapath, fc.integer({ min: 1, max: 8 }), (datapath, count) => {
        expectTheStagesOf(udpInput(datapath, count));
      }),
      { numRuns: 30 },
    );
  });

  it('goes forward in time, and each stage is the sum of what it is charged for', () => {
    fc.assert(
      fc.property(fc.oneof(inputsOf(exchanges), inputsOf(streams)), (input) => {
        const { runs, endNs } = walkOf(input);
        const begins = runs.map(({ atNs }) => atNs);
        expect(begins[0]).toBe(0);
        expect(begins.toSorted((a, b) => a - b)).toEqual(begins);
        expect(endNs).toBeGreaterThanOrEqual(begins.at(-1) ?? 0);
        for (const { ns, terms, stage } of runs.flatMap((run) => run.stages)) {
          const sum = terms.reduce((total, { count, nsEach }) => total + count * nsEach, 0);
          expect(ns).toBe(sum);
          const charged: readonly string[] = stages[stage].charged;
          expect(terms.filter(({ charge }) => !charged.includes(charge))).toEqual([]);
        }
      }),
    );
  });

  it('crosses the wire once each way in a request and its response of a segment each', () => {
    fc.assert(
      fc.property(inputsOf(exchanges), (input) => {
        const { workload } = input.scenario;
        fc.pre(workload.kind === 'tcp-rr');
        const small = { ...workload, requestBytes: 1, responseBytes: 1 };
        const { runs } = walkOf({ ...input, scenario: { ...input.scenario, workload: small } });
        expect(runs.filter(({ reachedBy }) => reachedBy === 'wire').map(({ end }) => end)).toEqual([
          'server',
          'client',
        ]);
      }),
    );
  });
});
