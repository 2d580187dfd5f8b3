import { describe, expect, it } from 'vitest';
import { accuracyTable } from '../../src/sentences/accuracy-table.ts';
import { cpuTable } from '../../src/sentences/cpu-table.ts';
import { limit } from '../../src/sentences/limit.ts';
import { rateTable } from '../../src/sentences/rate-table.ts';
import { cpuDetail, rateDetail } from '../../src/sentences/row-detail.ts';
import { tabSeparated } from '../../src/exports/table-files.ts';
import { initialState } from '../../src/views/compare/state.ts';
import { testRows } from '../../src/views/compare/test-rows.ts';
import { cellText } from '../../src/views/table-data.ts';
import { rowWith, study } from '../study.ts';

const rows = testRows(study, initialState);

describe('the rows of a test', () => {
  it('are all rows of that test, fastest first', () => {
    const rates = rows.map((row) => row.prediction.rate.value);
    expect(rates.length).toBeGreaterThan(4);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
    expect(new Set(rows.map((row) => `${row.workload} ${row.processes}`))).toEqual(
      new Set(['tcp-rr 32']),
    );
  });

  it('are ordered by what was published when asked, unpublished last', () => {
    const some = [rowWith('a', 9, null), rowWith('b', 1, 5), rowWith('c', 2, 7)];
    const sorted = testRows(
      { ...study, rows: some },
      { ...initialState, processes: some[0]?.processes ?? 0, sort: 'published' },
    );
    expect(sorted.map((row) => row.datapath)).toEqual(['c', 'b', 'a']);
  });
});

describe('table alternatives', () => {
  it.each([
    ['rates', rateTable('', rows), rows.length],
    ['CPU', cpuTable('', rows), rows.length * 2],
    ['accuracy', accuracyTable(study.accuracy), study.accuracy.length],
  ])('of %s have a cell for every column of every row', (_name, table, rowCount) => {
    expect(table.rows.length).toBe(rowCount);
    for (const { cells } of table.rows) expect(cells.length).toBe(table.columns.length);
    expect(tabSeparated(table).split('\n').length).toBe(rowCount + 1);
  });

  it.each([
    ['in the order of the study', study.accuracy],
    ['turned round', study.accuracy.toReversed()],
  ])(
    'list held-out rows, then seen, then fit, in each the widest median miss first, given %s',
    (_order, accuracy) => {
      const { rows: lines } = accuracyTable(accuracy);
      const roles = lines.map(({ id }) =>
        ['held-out', 'seen', 'fit'].findIndex((role) => id.endsWith(role)),
      );
      expect(roles).toEqual(roles.toSorted((a, b) => a - b));
      for (const role of [0, 1, 2]) {
        const widest = lines
          .filter((_, index) => roles[index] === role)
          .map(({ cells }) => Math.max(...[cells[1], cells[3]].map((cell) => Number(cell ?? -1))));
        expect(widest).toEqual(widest.toSorted((a, b) => b - a));
      }
    },
  );

  it('tell CPU bias per end', () => {
    const group = study.accuracy[0];
    if (group === undefined) throw new Error('the fixture has accuracy');
    const table = accuracyTable([{ ...group, cpuClientBias: 0.2, cpuServerBias: -0.2 }]);
    const cell = (column: string) => {
      const at = table.columns.findIndex(({ name }) => name === column);
      return cellText(table.rows[0]?.cells[at], table.columns[at]);
    };
    expect(cell('Client CPU, mean signed')).toBe('+20\u00a0%');
    expect(cell('Server CPU, mean signed')).toBe('\u221220\u00a0%');
  });
});

describe('what a mark says of itself', () => {
  it('names interval, source, run, method, error and role', () => {
    const row = rowWith('host', 990, 1000, { role: 'held-out', reason: 'nothing saw it' });
    expect(rateDetail(row).replaceAll('\u00a0', ' ')).toMatch(
      /^Node to node: predicted 990 \/s, no interval, (simulated|closed form)\. Published 1\.00 k\/s \(cilium-2021, run final, chart-read\); error \u22121\.0 %\. Row: held out, nothing saw it\.$/,
    );
    const sure = {
      ...row,
      intervals: { rate: { p5: 980, p25: 985, p50: 990, p75: 1000, p95: 1010 } },
    };
    expect(rateDetail(sure).replaceAll('\u00a0', ' ')).toContain(
      'measurements expected from 980 /s to 1.01 k/s (90 %), half of them from 985 /s to 1.00 k/s',
    );
    const other = { value: 870, source: 'here', run: '2', method: 'raw-file', note: '' } as const;
    expect(rateDetail(row, [{ ...other, isDropped: true }]).replaceAll('\u00a0', ' ')).toContain(
      'Also measured: 870 /s (your file here, run 2).',
    );
    expect(rateDetail(rowWith('host', 990, null))).toContain('No valid rate is published.');
    expect(cpuDetail({ ...row, published: null })).toContain('nothing valid published');
  });

  it('ends the sentence about a limit', () => {
    const explanation = 'the copy is full';
    expect(limit({ resource: 'server process core', utilisation: 0.98, explanation })).toBe(
      'Server process core, 98\u00a0% busy: the copy is full.',
    );
    expect(limit({ resource: 'latency', utilisation: 0.2, explanation })).toBe('The copy is full.');
    const full = 'server cpu is 98 % busy';
    expect(limit({ resource: 'server cpu', utilisation: 0.98, explanation: full })).toBe(
      'Server CPU is 98\u00a0% busy.',
    );
  });
});
