import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baselineList,
  type Evaluation,
  evaluationReport,
  foldsOf,
  type Trial,
} from '../../src/index.ts';
import { exampleTrial, outcomesOf, rateOf, systems } from './example-trial.ts';

const leaveOneOut: Evaluation = {
  id: 'systems',
  title: 'one system out',
  split: 'x',
  method: 'system',
  scored: 'all',
  fitsEveryMachine: false,
};
const rate = fc.double({ min: 1e3, max: 1e6, noNaN: true });
const study = fc
  .tuple(...systems.map(() => rate), rate)
  .map((rates): readonly Trial[] =>
    systems.flatMap((system, i) => [
      exampleTrial(system, rates[i] ?? 1),
      exampleTrial(system, (rates[i] ?? 1) * 5, { processes: 32 }),
    ]),
  );
const reportOf = (trials: readonly Trial[], predict: (trial: Trial) => number) => {
  const folds = foldsOf(leaveOneOut, trials, ({ system }) => system);
  return evaluationReport(leaveOneOut, outcomesOf(folds, predict), trials);
};

describe('the score of an evaluation', () => {
  it('is without error for a predictor that knows the answers', () => {
    fc.assert(
      fc.property(study, (trials) => {
        const [score] = reportOf(trials, rateOf).pooled;
        expect(score?.error).toMatchObject({ rowCount: 10, mdape: 0, mape: 0, p90: 0, bias: 0 });
      }),
      { numRuns: 30 },
    );
  });

  it('finds a constant factor as error and as bias, and no fault in the order', () => {
    const trials = systems.map((system, i) => exampleTrial(system, 1000 * 2 ** i));
    const { tests } = reportOf(trials, (trial) => rateOf(trial) * 1.2);
    expect(tests).toHaveLength(1);
    expect(tests[0]?.error?.mdape).toBeCloseTo(0.2);
    expect(tests[0]?.error?.bias).toBeCloseTo(0.2);
    expect(tests[0]?.error?.kendallTau).toBe(1);
  });

  it('takes values within a hundredth for ties', () => {
    const trials = systems.map((system, i) => exampleTrial(system, 1000 + i));
    expect(reportOf(trials, rateOf).tests[0]?.error?.kendallTau).toBeNull();
  });

  it('does not depend on the order of measurements or of outcomes', () => {
    const shuffled = fc
      .tuple(study, fc.infiniteStream(fc.nat()))
      .map(([trials, keys]) => ({ trials, order: trials.map(() => keys.next().value ?? 0) }));
    fc.assert(
      fc.property(shuffled, ({ trials, order }) => {
        const mixed = trials
          .map((trial, i) => ({ trial, key: order[i] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ trial }) => trial);
        const predict = (trial: Trial): number => rateOf(trial) * (1 + trial.id.length / 100);
        const [one, other] = [reportOf(trials, predict), reportOf(mixed, predict)];
        expect(one.pooled).toEqual(other.pooled);
        expect(one.tests).toEqual(other.tests);
      }),
      { numRuns: 30 },
    );
  });

  it('says what baselines get on the very rows on which the model is beside them', () => {
    fc.assert(
      fc.property(study, (trials) => {
        const { pooled, rows } = reportOf(trials, (trial) => rateOf(trial) * 1.1);
        const { baselines } = pooled[0]?.error ?? {};
        const guessed = rows.filter((row) => row.baselines !== null);
        expect(baselines?.rowCount).toBe(guessed.length);
        expect(baselines?.modelMdape).toBeCloseTo(0.1);
        for (const { baselines: guesses } of guessed) {
          for (const name of baselineList) expect(guesses?.guesses[name]).toBeGreaterThan(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps rows that a choice was made with out of what is held out', () => {
    const trials = [
      exampleTrial('host', 100_000),
      exampleTrial('cilium-ebpf', 90_000),
      exampleTrial('calico-iptables', 70_000, { role: 'seen' }),
    ];
    const report = reportOf(trials, (trial) => (trial.role === 'seen' ? 1 : rateOf(trial)));
    expect(report.pooled[0]?.error).toMatchObject({ rowCount: 2, mdape: 0 });
    expect(report.worst.map(({ row }) => row.trial.system)).not.toContain('calico-iptables');
    expect(report.tests.map(({ role, error }) => [role, error?.rowCount])).toEqual([
      ['seen', 1],
      ['held-out', 2],
    ]);
  });

  it('counts retransmits by their order of magnitude only', () => {
    const trial = exampleTrial('host', 1, {
      figures: [{ name: 'retransmits', value: 100, runCount: 1, cv: null }],
    });
    const folds = foldsOf(leaveOneOut, [trial], () => 'x');
    const [outcome] = outcomesOf(folds, () => 1);
    if (outcome === undefined) throw new Error('no outcome');
    const shareAt = (retransmitsPerS: number): number | undefined => {
      const prediction = { ...outcome.prediction, retransmitsPerS };
      return evaluationReport(leaveOneOut, [{ ...outcome, prediction }], [trial]).pooled[0]
        ?.magnitude?.rightShare;
    };
    expect([35, 300, 25, 400, 0].map(shareAt)).toEqual([1, 1, 0, 0, 0]);
  });
});

describe('a baseline', () => {
  const trials = [
    exampleTrial('host', 100_000),
    exampleTrial('cilium-ebpf', 80_000),
    exampleTrial('calico-iptables', 60_000),
    exampleTrial('flannel-vxlan', 50_000),
    exampleTrial('cilium-wireguard', 10_000),
  ];
  const guessesFor = (system: string) =>
    reportOf(trials, rateOf).rows.find((row) => row.trial.system === system)?.baselines?.guesses;

  it('guesses what the host does, or the most similar datapath, or a mean', () => {
    const guesses = guessesFor('calico-iptables');
    expect(guesses?.host).toBeCloseTo(100_000);
    expect(guesses?.nearest).toBeCloseTo(50_000);
    expect(guesses?.mean).toBeCloseTo((100_000 * 80_000 * 50_000 * 10_000) ** (1 / 4));
    expect(guesses?.class).toBeCloseTo((100_000 * 80_000 * 50_000) ** (1 / 3));
  });

  it('takes a host without any rule loaded for the host, and one with a rule of its own not', () => {
    const hostWith = (modifier: string): Trial => {
      const trial = exampleTrial('host', 100_000);
      return { ...trial, scenario: { ...trial.scenario, modifiers: [modifier] } };
    };
    const guessOfHost = (host: Trial) =>
      reportOf([host, ...trials.slice(1)], rateOf).rows.find(
        ({ trial }) => trial.system === 'calico-iptables',
      )?.baselines?.guesses.host;
    expect(guessOfHost(hostWith('no-rules'))).toBeCloseTo(100_000);
    expect(guessOfHost(hostWith('notrack'))).not.toBeCloseTo(100_000);
  });

  it('guesses the next wider mean where it has nothing of its own to go by', () => {
    const guesses = guessesFor('cilium-wireguard');
    expect(guesses?.class).toBe(guesses?.mean);
    expect(guessesFor('host')?.host).toBe(guessesFor('host')?.nearest);
  });

  it('is told figures of the same test where training has none, and that is counted', () => {
    const split: Evaluation = { ...leaveOneOut, method: 'split' };
    const all = [
      ...trials,
      ...trials.map((trial) =>
        exampleTrial(trial.system as never, rateOf(trial) * 9, {
          processes: 32,
          role: 'held-out',
        }),
      ),
    ];
    const folds = foldsOf(split, all, ({ system }) => system);
    const report = evaluationReport(split, outcomesOf(folds, rateOf), all);
    expect(report.pooled[0]?.error?.baselines).toMatchObject({ rowCount: 5, toldCount: 5 });
  });
});
