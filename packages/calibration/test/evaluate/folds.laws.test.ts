import { readdirSync, readFileSync } from 'node:fs';
import { datapaths, modifiers } from '@hopwise/datapath';
import { parseMeasurements, parseSplits, parseSystems, roleOf } from '@hopwise/dataset';
import { describe, expect, it } from 'vitest';
import {
  type Evaluation,
  evaluations,
  foldsOf,
  type Trial,
  trialsOf,
  type UseOf,
} from '../../src/index.ts';
import { exampleTrial } from './example-trial.ts';

const folder = new URL('../../../../data/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
const systems = parseSystems(read('systems.csv'), 'systems.csv', {
  datapathIds: datapaths.map(({ id }) => id),
  modifierIds: modifiers.map(({ id }) => id),
});
const splits = parseSplits(read('splits.csv'), 'splits.csv');
const published = readdirSync(new URL('published/', folder)).map((source) => `published/${source}`);
const own = readdirSync(new URL('measured/', folder)).map((source) => `measured/${source}`);
const measurements = [...published, ...own].flatMap((study) =>
  parseMeasurements(read(`${study}/measurements.csv`), study),
);
const useIn =
  (split: string): UseOf =>
  (row) => {
    const { role, reason } = roleOf(row, splits, split);
    return role === 'excluded' ? { role, reason } : { role };
  };
const planned = evaluations.map((evaluation) => {
  const { trials } = trialsOf(measurements, systems, useIn(evaluation.split));
  const familyOf = ({ scenario }: { readonly scenario: { readonly datapath: string } }): string =>
    scenario.datapath.split('-')[0] ?? '';
  return { evaluation, trials, folds: foldsOf(evaluation, trials, familyOf) };
});

describe('every built-in evaluation of the committed data', () => {
  it.each(planned)('never trains on what it scores: $evaluation.id', ({ folds }) => {
    expect(folds.length).toBeGreaterThan(0);
    for (const { training, heldOut } of folds) {
      const trained = new Set(training.map(({ id }) => id));
      expect(heldOut.filter(({ id }) => trained.has(id))).toEqual([]);
    }
  });

  it('leaves a whole group out, and judges every row once', () => {
    const groupOf = (
      method: Evaluation['method'],
      { source, system, scenario }: Trial,
    ): string | null => {
      if (method === 'system') return `${source} ${system}`;
      if (method === 'datapath') return scenario.datapath;
      if (method === 'machine') return scenario.hardware;
      return method === 'workload' ? scenario.workload.kind : null;
    };
    for (const { evaluation, trials, folds } of planned) {
      const { method, scored } = evaluation;
      if (method === 'split' || method === 'host') continue;
      for (const { training, heldOut } of folds) {
        const left = new Set(heldOut.flatMap((trial) => groupOf(method, trial) ?? []));
        expect(left.size).toBeLessThanOrEqual(1);
        expect(training.filter((trial) => left.has(groupOf(method, trial) ?? ''))).toEqual([]);
      }
      const judged = trials.filter(({ source }) => scored === 'all' || scored.includes(source));
      const scoredIds = folds.flatMap(({ heldOut }) => heldOut.map(({ id, role }) => id + role));
      expect(scoredIds.toSorted()).toEqual(judged.map(({ id, role }) => id + role).toSorted());
    }
  });

  it('trains A3 on no row of an encrypted datapath', () => {
    const a3 = planned.find(({ evaluation }) => evaluation.id === 'A3');
    const isEncrypted = (datapath: string): boolean => /wireguard|ipsec/.test(datapath);
    for (const { training, heldOut } of a3?.folds ?? []) {
      expect(training.filter(({ scenario }) => isEncrypted(scenario.datapath))).toEqual([]);
      expect(heldOut.every(({ scenario }) => isEncrypted(scenario.datapath))).toBe(true);
    }
  });

  it('calibrates a machine of A4 by rows between its hosts alone', () => {
    const a4 = planned.find(({ evaluation }) => evaluation.id === 'A4');
    for (const { name, training } of a4?.folds ?? []) {
      const own = training.filter(({ scenario }) => scenario.hardware === name);
      expect(new Set(own.map(({ scenario }) => scenario.datapath))).toEqual(new Set(['host']));
    }
  });
});

describe('a split', () => {
  const split: Evaluation = {
    id: 'split',
    title: '',
    split: 'x',
    method: 'split',
    scored: 'all',
    fitsEveryMachine: false,
  };

  it('that puts one trial on both sides, as two runs of it, is refused by name', () => {
    const trials = [
      exampleTrial('host', 1, { role: 'fit' }),
      exampleTrial('host', 2, { role: 'held-out' }),
    ];
    expect(() => foldsOf(split, trials, () => '')).toThrow(
      'split, held-out rows: held out and in training at once: study/host/1',
    );
  });
});

describe('the map of published names', () => {
  it('says of every system what the table of systems says', () => {
    const ids = {
      datapathIds: datapaths.map(({ id }) => id),
      modifierIds: modifiers.map(({ id }) => id),
    };
    const ofOthers = systems.filter(({ source }) => published.includes(`published/${source}`));
    expect(parseSystems(read('maps/published.csv'), 'published.csv', ids)).toEqual(ofOthers);
  });
});
