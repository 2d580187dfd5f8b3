import { readChoice, readCount, readRequiredAmount, readText } from './cell-values.ts';
import { bases } from './cost-vocabulary.ts';
import { readTable, type TableRow } from './csv-table.ts';
import { ProblemList } from './problem-list.ts';

export const noisyFigures = ['rate', 'cpu', 'latency'] as const;
export type NoisyFigure = (typeof noisyFigures)[number];

/** How far runs of the same thing are apart. */
export interface NoiseFloor {
  /** Null: every workload that has no row of its own. */
  readonly workload: string | null;
  /** Parallel streams or processes; null: any number. */
  readonly streams: number | null;
  readonly figure: NoisyFigure;
  /** Standard deviation over mean of repeated runs: that of the middle system [fraction]. */
  readonly cvMedian: number;
  /** The same, over all systems alike: a few scatter much more than most. */
  readonly cvMean: number;
  readonly source: string;
}

/** Columns of the table, in order. */
export const noiseColumns = [
  'workload',
  'streams',
  'figure',
  'cvMedian',
  'cvMean',
  'basis',
  'source',
] as const;

function parseRow(
  row: TableRow<(typeof noiseColumns)[number]>,
  problems: ProblemList,
): NoiseFloor | null {
  const streams = readCount(row.streams, 'streams', problems);
  const figure = readChoice(row.figure, 'figure', noisyFigures, problems);
  const cvMedian = readRequiredAmount(row.cvMedian, 'cvMedian', problems);
  const cvMean = readRequiredAmount(row.cvMean, 'cvMean', problems);
  readChoice(row.basis, 'basis', bases, problems);
  const source = readText(row.source, 'source', problems);
  const workload = row.workload.text === '' ? null : row.workload.text;
  if (figure === null || cvMedian === null || cvMean === null) return null;
  return { workload, streams, figure, cvMedian, cvMean, source };
}

/**
 * Reads how far repeated runs are apart.
 *
 * @param text - CSV: workload, streams, figure, cvMedian, cvMean, basis, source; blank workload or streams: any.
 * @param file - Name for messages.
 * @throws {DatasetError} with every problem: unknown figures, numbers, repetitions, a figure without a
 *   row for any workload
 */
export function parseNoise(text: string, file: string): readonly NoiseFloor[] {
  const problems = new ProblemList(file);
  const seen = new Map<string, number>();
  const rows = readTable(text, { required: noiseColumns, optional: [] }, problems);
  const floors = rows.flatMap((row) => {
    const key = [row.workload.text, row.streams.text, row.figure.text].join(' ');
    const firstLine = seen.get(key);
    if (firstLine === undefined) seen.set(key, row.line);
    else problems.add(row.figure, `it repeats line ${firstLine}`, 'each case once');
    return parseRow(row, problems) ?? [];
  });
  for (const figure of noisyFigures) {
    const isGeneral = (floor: NoiseFloor): boolean =>
      floor.workload === null && floor.streams === null && floor.figure === figure;
    if (problems.isEmpty && !floors.some(isGeneral)) {
      problems.add({ line: 1, column: 1 }, `no ${figure} of any workload`, 'one blank workload');
    }
  }
  problems.throwIfAny();
  return floors;
}
