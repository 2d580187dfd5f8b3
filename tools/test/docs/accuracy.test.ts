import type { Accuracy } from '@hopwise/calibration';
import { describe, expect, it } from 'vitest';
import { accuracyBlock } from '../../docs/accuracy-table.ts';
import { missedTargets } from '../../docs/missed-targets.ts';

const held: Accuracy = {
  workload: 'tcp-rr',
  role: 'held-out',
  rowCount: 5,
  cpuCount: 10,
  rateMdape: 0.07,
  cpuMdape: 0.1,
  rateBias: -0.02,
  cpuClientBias: 0.24,
  cpuServerBias: -0.16,
  worst: {
    datapath: 'host',
    modifiers: ['notrack'],
    processes: 32,
    figure: 'rate',
    error: 0.31,
  },
  rateKendallTau: 0.8,
  sameAsHost: { rateMdape: 0.2, cpuMdape: 0.3 },
};

describe('a target', () => {
  it('is met by what is exactly as good', () => {
    expect(missedTargets([held])).toEqual([]);
  });

  it.each([
    [{ rateMdape: 0.0701 }, 'TCP_RR, held out: rates are 7.0 % off, the target is 7.0 %'],
    [{ cpuMdape: 0.45 }, 'TCP_RR, held out: CPU is 45 % off, the target is 10 %'],
    [
      { rateKendallTau: 0.6 },
      'TCP_RR, held out: order of the rates has tau 0.60, the target is 0.8',
    ],
  ])('is missed by %j, and the sentence says by how much', (worse, sentence) => {
    expect(missedTargets([{ ...held, ...worse }])).toEqual([sentence]);
  });

  it('does not exist for rows that an assumption was chosen with', () => {
    expect(missedTargets([{ ...held, role: 'seen', rateMdape: 1 }])).toEqual([]);
  });

  it('is not missed where nothing was published', () => {
    expect(missedTargets([{ ...held, rateMdape: null, rateKendallTau: null }])).toEqual([]);
  });
});

describe('the accuracy table', () => {
  const costs = {
    id: 'm',
    hash: 'h',
    kind: 'prior',
    parametersFitted: null,
    figuresFitted: null,
    rowsFitted: null,
  };
  const study = { study: 's', hardware: 'm', solver: 'events', rows: [] } as const;
  const studyOf = (accuracy: Accuracy, origin: object = costs) => ({
    ...study,
    costs: origin as typeof costs & { kind: 'prior' },
    accuracy: [accuracy],
  });
  const block = (accuracy: Accuracy, origin?: object): string =>
    accuracyBlock(studyOf(accuracy, origin), studyOf(accuracy));

  it('shows the worst figure and the naive guess', () => {
    expect(block(held)).toContain('| 20 % / 30 % | host+notrack, rate: +31 % |');
  });

  it('shows the bias of each end, which would cancel in a sum', () => {
    expect(block(held)).toContain('| 10 % (10 %) | +24 % / -16 % |');
  });

  it('says where the closed form is nearer, and where the simulation is', () => {
    const other = { ...held, rateMdape: 0.05, cpuMdape: 0.2 };
    const text = accuracyBlock(studyOf(held), studyOf(other));
    expect(text).toContain('| TCP_RR | 5 | 5.0 % | -2.0 % | 0.80 | 20 % | +24 % / -16 % |');
    expect(text).toContain('closed form is nearer for rates of TCP_RR (7.0 % / 5.0 %);');
    expect(text).toContain('simulation is nearer for CPU of TCP_RR (10 % / 20 %).');
    expect(block(held)).toContain('nearer for nothing; the simulation is nearer for nothing.');
  });

  it('shows of the closed form what is held out, and nothing that a fit saw', () => {
    const text = accuracyBlock(studyOf(held), studyOf({ ...held, role: 'fit', rowCount: 77 }));
    expect(text).not.toContain('77');
  });

  it('says that nothing is fitted, or how much', () => {
    expect(block(held)).toContain('Nothing is fitted');
    const fitted = {
      ...costs,
      kind: 'fitted',
      parametersFitted: 7,
      figuresFitted: 41,
      rowsFitted: 14,
    };
    expect(block(held, fitted)).toContain('7 parameters on 41 figures of 14 rows');
  });

  it('lists what is missed, and says so when nothing is', () => {
    expect(block(held)).toContain('No target is missed.');
    expect(block({ ...held, cpuMdape: 0.2 })).toContain('- TCP_RR, held out: CPU is 20 % off');
  });

  it('admits where a guess is nearer than the model', () => {
    const guess = { rateMdape: 0.01, cpuMdape: 0.3 };
    expect(block({ ...held, sameAsHost: guess })).toContain('for: rates of TCP_RR.');
    expect(block(held)).not.toContain('guessing *same as host*');
  });
});
