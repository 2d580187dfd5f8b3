import { type Cell, readCells } from './csv-cells.ts';
import { csvText } from './csv-text.ts';
import type { Measurement } from './measurement.ts';
import { measurementColumns } from './measurement-columns.ts';
import { metricIds } from './metrics.ts';
import { parseMeasurements } from './parse-measurements.ts';
import { ProblemList } from './problem-list.ts';

/** Measurements of somebody else, or what makes the file another kind of table. */
export type ForeignMeasurements =
  | {
      readonly kind: 'measurements';
      readonly measurements: readonly Measurement[];
      /** Metrics that nothing is known of, by name; their rows are not among the measurements. */
      readonly unknownMetrics: ReadonlyMap<string, number>;
    }
  | { readonly kind: 'other-table'; readonly missingColumns: readonly string[] };

/** Other names of the same units. */
const units: Readonly<Record<string, string>> = { bytes: 'byte', 'packets/s': '1/s' };

/** What a blank cell stands for in a column that must not be blank here. */
const blanks: Readonly<Record<string, string>> = {
  hardware_id: 'not-stated',
  system: 'not-stated',
  path: 'not-stated',
  run: '1',
};

/**
 * Reads a file of measurements from outside: blank names are names not stated, units may have other
 * names, metrics may be unknown. Whatever else a file of measurements must not have is refused.
 *
 * @throws {DatasetError} with every problem
 */
export function parseForeignMeasurements(text: string, file: string): ForeignMeasurements {
  const problems = new ProblemList(file);
  const [header = [], ...rows] = readCells(text, problems);
  const names = header.map((cell) => cell.text);
  const missingColumns = measurementColumns.filter((column) => !names.includes(column));
  if (missingColumns.length * 2 > measurementColumns.length) {
    return { kind: 'other-table', missingColumns };
  }
  problems.throwIfAny();
  const metric = names.indexOf('metric');
  const isKnown = (row: readonly Cell[]): boolean =>
    metricIds.some((id) => id === row[metric]?.text);
  const unknownMetrics = new Map<string, number>();
  for (const row of rows.filter((each) => metric >= 0 && !isKnown(each))) {
    const name = row[metric]?.text ?? '';
    unknownMetrics.set(name, (unknownMetrics.get(name) ?? 0) + 1);
  }
  const kept = metric < 0 ? rows : rows.filter(isKnown);
  const plain = textOf([header, ...kept.map((row) => row.map((cell, i) => read(cell, names[i])))]);
  return { kind: 'measurements', measurements: parseMeasurements(plain, file), unknownMetrics };
}

function read(cell: Cell, column: string | undefined): Cell {
  if (column === undefined) return cell;
  if (cell.text === '') return { ...cell, text: blanks[column] ?? '' };
  return column === 'unit' ? { ...cell, text: units[cell.text] ?? cell.text } : cell;
}

/** Each row on the line it came from, so that problems are told where they are. */
function textOf(rows: readonly (readonly Cell[])[]): string {
  let text = '';
  let line = 1;
  for (const row of rows) {
    const skipped = Math.max(0, (row[0]?.line ?? line) - line);
    const written = csvText([row.map((cell) => cell.text)]);
    text += '\n'.repeat(skipped) + written;
    line += skipped + written.split('\n').length - 1;
  }
  return text;
}
