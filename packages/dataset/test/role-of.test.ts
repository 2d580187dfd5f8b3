import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parseSplits, roleOf } from '../src/index.ts';
import { messageOf } from './problems-of.ts';

const header = 'split,role,source,run,workload,streams,system,mtu,method,reason';
const parse = (...rows: readonly string[]) =>
  parseSplits([header, ...rows].join('\n'), 'splits.csv');

const row = {
  source: 's',
  run: 'final',
  workload: 'tcp-rr',
  streams: 1,
  system: 'host',
  mtu: 1500,
  method: 'chart-read',
} as const;

describe('a split', () => {
  it('lets the first rule that matches decide', () => {
    const rules = parse(
      'A,seen,,,tcp-rr,1,,,,why',
      'A,fit,,,,1,,,,one process',
      'A,held-out,,,,,,,,rest',
    );
    expect(roleOf(row, rules, 'A')).toEqual({ role: 'seen', reason: 'why' });
    expect(roleOf({ ...row, workload: 'tcp-crr' }, rules, 'A').role).toBe('fit');
    expect(roleOf({ ...row, streams: 2 }, rules, 'A').role).toBe('held-out');
  });

  it('excludes what no rule of it matches', () => {
    const rules = parse('A,fit,,,,1,,9000,,jumbo', 'B,fit,,,,,,,,all');
    expect(roleOf(row, rules, 'A').role).toBe('excluded');
    expect(roleOf({ ...row, mtu: null }, rules, 'A').role).toBe('excluded');
    expect(roleOf(row, rules, 'B').role).toBe('fit');
  });

  test.prop([
    fc.constantFrom('source', 'run', 'workload', 'streams', 'system', 'mtu', 'method' as const),
  ])('selects by every one of its columns', (selector) => {
    const columns = header.split(',');
    const cells = columns.map((name) => (name === selector ? String(row[selector]) : ''));
    const rule = ['A', 'fit', ...cells.slice(2, -1), 'because'].join(',');
    const other = { ...row, [selector]: typeof row[selector] === 'number' ? 77 : 'text' };
    expect(roleOf(row, parse(rule), 'A').role).toBe('fit');
    expect(roleOf(other, parse(rule), 'A').role).toBe('excluded');
  });

  it('is refused with every problem at once', () => {
    const message = messageOf(() =>
      parse(
        'A,heldout,,,,one,,,,',
        ',fit,,,,,,,guess,why',
        'A,fit,s,,,,,,,why',
        'A,seen,s,,,,,,,x',
      ),
    );
    expect(message).toMatchInlineSnapshot(`
      "6 problems in splits.csv
        line 2, column 3  role "heldout"; expected one of fit, held-out, seen, excluded; did you mean "held-out"?
        line 2, column 14  streams "one"; expected a whole number above 0
        line 2, column 21  reason is blank; expected some text
        line 3, column 1  split is blank; expected some text
        line 3, column 12  method "guess"; expected one of raw-file, text, chart-read
        line 5, column 1  the rule selects what line 4 selects; expected one rule"
    `);
  });
});
