import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, jsonOf } from '../../src/exports/table-files.ts';
import type { Cell } from '../../src/views/table-data.ts';

const cells: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
);
const tables = fc.array(fc.tuple(cells, cells), { maxLength: 8 }).map((rows) => ({
  caption: 'A caption',
  columns: [{ name: 'Name' }, { name: 'Rate', unit: '1/s', text: () => 'never exported' }],
  rows: rows.map((row, index) => ({ id: String(index), cells: row })),
}));

/** Fields of comma-separated values, by RFC 4180. */
function fieldsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  const fields = /"((?:[^"]|"")*)"|([^,\r\n]*)/y;
  for (let at = 0; at < csv.length; ) {
    fields.lastIndex = at;
    const [whole = '', quoted, plain = ''] = fields.exec(csv) ?? [];
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (csv.startsWith('\r\n', at)) {
      rows.push([]);
      at += 2;
    } else {
      at += 1;
    }
  }
  return rows.slice(0, -1);
}

describe('an exported table', () => {
  it('keeps every digit and letter as CSV, and gives a spreadsheet no formula', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const [head, ...rows] = fieldsOf(csvOf(table));
        expect(head).toEqual(['Name', 'Rate [1/s]']);
        expect(rows.length).toBe(table.rows.length);
        for (const [i, row] of table.rows.entries()) {
          for (const [j, cell] of row.cells.entries()) {
            const field = rows[i]?.[j] ?? '';
            if (typeof cell === 'number') expect(Number(field)).toBe(cell === 0 ? 0 : cell);
            else if (cell === null) expect(field).toBe('');
            else {
              expect(field.replace(/^'(?=[=+@\t\r-])/, '')).toBe(cell);
              expect(field).not.toMatch(/^[=+@\t\r-]/);
            }
          }
        }
      }),
    );
  });

  it('has the same cells as JSON', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { rows } = JSON.parse(jsonOf(table)) as { readonly rows: readonly object[] };
        expect(rows).toEqual(
          JSON.parse(
            JSON.stringify(
              table.rows.map(({ cells: [name, rate] }) => ({ Name: name, 'Rate [1/s]': rate })),
            ),
          ),
        );
      }),
    );
  });
});
