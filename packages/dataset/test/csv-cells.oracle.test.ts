import { fc, test } from '@fast-check/vitest';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readCells } from '../src/csv-cells.ts';
import { csvText } from '../src/csv-text.ts';
import { ProblemList } from '../src/problem-list.ts';
import { problemsOf } from './problems-of.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ',', '"', '\n', '\r', ' ', '7') });
/** A row has two cells or more: one blank cell alone is a blank line. */
const rows = fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), {
  minLength: 1,
  maxLength: 6,
});

function cellsOf(csv: string): readonly (readonly string[])[] {
  const problems = new ProblemList('x.csv');
  const cells = readCells(csv, problems);
  problems.throwIfAny();
  return cells.map((row) => row.map((cell) => cell.text));
}

describe('reading CSV', () => {
  test.prop([rows])('gives back what was written, and so does another reader', (table) => {
    const csv = csvText(table);
    expect(cellsOf(csv)).toEqual(table);
    expect(parse(csv, { relax_column_count: true })).toEqual(table);
  });

  test.prop([fc.string({ unit: fc.constantFrom('a', ',', '"', '\n'), maxLength: 12 })])(
    'accepts no text that another reader refuses, and then reads the same cells',
    (csv) => {
      const options = { relax_column_count: true, skip_empty_lines: true };
      if (problemsOf(() => cellsOf(csv)).length > 0) expect(() => parse(csv, options)).toThrow();
      else expect(cellsOf(csv)).toEqual(parse(csv, options));
    },
  );

  test.prop([rows])('knows the line and column of every cell', (table) => {
    const csv = csvText(table);
    const lines = csv.split(/\r\n|\n|\r/);
    for (const cell of readCells(csv, new ProblemList('x.csv')).flat()) {
      const rest = lines[cell.line - 1]?.slice(cell.column - 1) ?? '';
      const start = cell.text.split(/[\r\n",]/)[0] ?? '';
      expect(rest.replace(/^"/, '').startsWith(start)).toBe(true);
    }
  });

  it('takes any line ending, a byte order mark and blank lines', () => {
    expect(cellsOf('\uFEFFa,b\r\n\r\n1,2\r3,4\n\n5,')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', ''],
    ]);
  });

  it('says where a quote was left open and where text stands beside one', () => {
    expect(problemsOf(() => cellsOf('a,b\n1,"2\n3,4'))).toMatchObject([{ line: 2, column: 3 }]);
    expect(problemsOf(() => cellsOf('a,b\n"1"x,2"y"'))).toMatchObject([
      { line: 2, column: 4 },
      { line: 2, column: 7 },
    ]);
  });
});
