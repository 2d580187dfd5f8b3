import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDatapath } from '@hopwise/datapath';
import type { Measurement } from '@hopwise/dataset';
import {
  type CaseOutcome,
  type Finding,
  judgeStudy,
  type Study,
  type StudyData,
} from '../../src/index.ts';
import { factIs, level, limitedBy, ratio } from '../../src/studies/clauses.ts';
import { planTests } from '../../src/studies/plan-tests.ts';
import { examplePrediction } from '../example-prediction.ts';
import { hardware } from '../platform.ts';

const measurement = (
  system: string,
  run: string,
  value: number | null,
  line: number,
): Measurement => ({
  ...{ source: 'a-lab', hardwareId: 'example', system, systemVersion: '', workload: 'tcp-rr' },
  ...{ path: 'pod-to-pod-direct', streams: 1, messageBytes: 1, mtu: 1500, run, value, line },
  metric: 'rr_per_s',
  unit: '1/s',
  method: 'text',
  note: '',
});

const source: StudyData = {
  id: 'a-lab',
  measurements: [
    measurement('plain', '1', 10_000, 2),
    measurement('plain', '2', 12_000, 3),
    measurement('plain', '3', 50_000, 4),
    measurement('slow', '1', null, 5),
    measurement('slow', '2', 6000, 6),
  ],
  systems: [
    ...[{ source: 'a-lab', system: 'plain', datapath: 'host', modifiers: [], note: '', line: 2 }],
    ...[{ source: 'a-lab', system: 'slow', datapath: null, modifiers: [], note: '', line: 3 }],
  ],
  splits: [],
};

const study = (findings: readonly Finding[], runs?: readonly string[]): Study => ({
  ...{ id: 'S0', title: 'A study', sources: ['a-lab'], findings },
  tests: [
    {
      ...{ id: 'rr', title: 'Round trips', source: 'a-lab', hardware: 'example', mtu: 1500 },
      systems: [
        { name: 'plain', as: { datapath: 'cilium-ebpf' }, also: ['notrack'] },
        { name: 'slow', as: { datapath: 'veth-routed' } },
      ],
      load: { kind: 'tcp-rr', processes: 1, requestBytes: 1, responseBytes: 1 },
      figures: ['requests', 'p99'],
      rows: { workload: 'tcp-rr', ...(runs === undefined ? {} : { runs }) },
    },
  ],
});

const host = findDatapath('host');
if (host === undefined) throw new Error('no host');

const predicted = (rate: number): CaseOutcome => ({
  kind: 'predicted',
  prediction: examplePrediction({ rate: { value: rate, low: rate, high: rate, unit: '1/s' } }),
  datapath: host,
  hardware,
});

const judge = (findings: readonly Finding[], outcomes: readonly CaseOutcome[]) => {
  const asked = study(findings);
  return judgeStudy(asked, planTests(asked, [source], 1), { outcomes, fact: () => null });
};

const slower: Finding = {
  id: 'slower',
  statement: 'It is slower.',
  clauses: [ratio('requests', 'rr/slow', 'rr/plain', { atMost: 0.7 })],
};

describe('a case of a study', () => {
  const plan = planTests(study([]), [source], 1);

  it('is played by what the table of systems says, else by what the study says', () => {
    expect(plan.map(({ scenario }) => [scenario?.datapath, scenario?.modifiers])).toEqual([
      ['host', ['notrack']],
      ['veth-routed', []],
    ]);
  });

  it('is compared with the median of the runs that have a figure', () => {
    expect(plan.map(({ published }) => published)).toEqual([
      { requests: 12_000 },
      { requests: 6000 },
    ]);
  });

  it('or with the first run of a list that has one', () => {
    const chosen = planTests(study([], ['9', '3', '1']), [source], 1);
    expect(chosen[0]?.published).toEqual({ requests: 50_000 });
    expect(chosen[1]?.published).toEqual({});
  });
});

describe('a finding', () => {
  it('is reproduced when predictions meet its conditions, with the published ratio beside', () => {
    const { findings, counts } = judge([slower], [predicted(20_000), predicted(10_000)]);
    expect(findings[0]).toMatchObject({
      verdict: 'reproduced',
      evidence: [{ predicted: 0.5, published: 0.5, holds: true }],
    });
    expect(counts).toEqual({ reproduced: 1, notReproduced: 0, notTestable: 0 });
  });

  it('is not reproduced as soon as one condition fails, and every number stays in sight', () => {
    const both = { ...slower, clauses: [...slower.clauses, limitedBy('rr/slow', ['window'])] };
    const { findings } = judge([both], [predicted(20_000), predicted(10_000)]);
    expect(findings[0]?.verdict).toBe('not-reproduced');
    expect(findings[0]?.evidence.map(({ holds }) => holds)).toEqual([true, false]);
  });

  it('says what is known of the reason when it is not reproduced, and only then', () => {
    const known = { ...slower, ifNot: 'the link is slow' };
    const reasons = [5000, 15_000].map(
      (rate) => judge([known], [predicted(20_000), predicted(rate)]).findings[0]?.reason,
    );
    expect(reasons).toEqual([null, 'the link is slow']);
  });

  it('is not testable when a case that it needs was refused, with the reason once', () => {
    const twice = { ...slower, clauses: [...slower.clauses, ...slower.clauses] };
    const refused = { kind: 'refused', reason: 'no profile' } as const;
    const { findings, tests } = judge([twice], [predicted(1), refused]);
    expect(findings[0]).toMatchObject({ verdict: 'not-testable', reason: 'no profile' });
    expect(tests[0]?.cases[1]).toMatchObject({ refused: 'no profile', bottleneck: null });
  });

  it('is not testable when a prediction or the facts lack its number', () => {
    const outcomes = [predicted(1), predicted(1)];
    const latency = { ...slower, clauses: [level('p99', 'rr/plain', { atMost: 1 })] };
    const unknown = { ...slower, clauses: [factIs('weave', 'encryption', 'yes')] };
    const { counts } = judge([latency, { ...unknown, id: 'unknown' }], outcomes);
    expect(counts.notTestable).toBe(2);
  });

  it('does not depend on the unit of a ratio', () => {
    const rate = fc.double({ min: 1, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(rate, rate, fc.integer({ min: -8, max: 8 }), (plain, slow, power) => {
        const verdict = (factor: number) =>
          judge([slower], [predicted(plain * factor), predicted(slow * factor)]).findings[0]
            ?.verdict;
        expect(verdict(2 ** power)).toBe(verdict(1));
      }),
    );
  });

  it('of a case that no test has is a mistake of the study', () => {
    const lost = { ...slower, clauses: [ratio('requests', 'rr/slow', 'rr/none', {})] };
    expect(() => judge([lost], [predicted(1), predicted(1)])).toThrow(/no test has .* rr\/none/);
    expect(() => judge([slower], [predicted(1)])).toThrow(/1 outcomes of 2 cases/);
  });
});
