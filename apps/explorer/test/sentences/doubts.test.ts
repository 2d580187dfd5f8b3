import { describe, expect, it } from 'vitest';
import { doubts } from '../../src/sentences/doubts.ts';
import { rowWith, study } from '../study.ts';

const rows = [
  rowWith('host', 10, 10, { role: 'seen' }),
  rowWith('cilium-ebpf', 10, 10, { role: 'held-out' }),
  rowWith('calico-ebpf', 10, null, { role: 'not-compared' }),
];
const hash = rows[0]?.prediction.run.catalogueHash ?? '';
const fitted = {
  ...study.costs,
  kind: 'fitted',
  parametersFitted: 12,
  figuresFitted: 45,
  rowsFitted: 15,
} as const;

describe('doubts', () => {
  it('always say how much freedom the fit had, and what it knew of the rows', () => {
    expect(doubts({ ...study, solver: 'events', costs: fitted }, rows, hash)).toEqual([
      '12 parameters were fitted on 45 figures of 15 rows. Rows shown: 1 held out, 1 seen, 1 not compared.',
    ]);
  });

  it('say that nothing was fitted', () => {
    const costs = { ...fitted, kind: 'prior' } as const;
    expect(doubts({ ...study, solver: 'events', costs }, rows, hash)).toEqual([
      'Costs are first estimates; nothing was fitted to any row.',
    ]);
  });

  it('come before: stale, closed form, not settled', () => {
    const [first] = rows;
    if (first === undefined) throw new Error('there are rows');
    const { prediction } = first;
    const open = {
      ...first,
      prediction: { ...prediction, run: { ...prediction.run, converged: false } },
    };
    const said = doubts({ ...study, solver: 'analytic', costs: fitted }, [open], 'another');
    expect(said.map((line) => line.split(':')[0])).toEqual([
      'Stale',
      'Closed form',
      'Not settled',
      '12 parameters were fitted on 45 figures of 15 rows. Rows shown',
    ]);
  });
});
