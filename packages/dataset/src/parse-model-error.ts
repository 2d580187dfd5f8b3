import { readChoice, readRequiredAmount, readText } from './cell-values.ts';
import { bases } from './cost-vocabulary.ts';
import { readTable } from './csv-table.ts';
import { ProblemList } from './problem-list.ts';

/** In what a scenario can differ from everything that a fit saw. */
export const strangenesses = ['processes', 'workload', 'system', 'hand-over', 'machine'] as const;
export type Strangeness = (typeof strangenesses)[number];

/** How wrong the model may be where it is not checked: standard deviations of logarithms. */
export interface Doubt {
  /** Of all work together, which moves rates and CPU. */
  readonly work: number;
  /** Of CPU, on top of that. */
  readonly cpu: number;
}

/** Columns of the table, in order. */
export const modelErrorColumns = ['differs', 'work', 'cpu', 'basis', 'source'] as const;

/**
 * Reads how wrong the model may be where it predicts what no fit saw.
 *
 * @param text - CSV: differs, work, cpu, basis, source; one row for each way to differ.
 * @param file - Name for messages.
 * @throws {DatasetError} with every problem: unknown or missing ways, repetitions, numbers
 */
export function parseModelError(text: string, file: string): Readonly<Record<Strangeness, Doubt>> {
  const problems = new ProblemList(file);
  const doubts = new Map<Strangeness, Doubt>();
  for (const row of readTable(text, { required: modelErrorColumns, optional: [] }, problems)) {
    const differs = readChoice(row.differs, 'difference', strangenesses, problems);
    const work = readRequiredAmount(row.work, 'work', problems);
    const cpu = readRequiredAmount(row.cpu, 'cpu', problems);
    readChoice(row.basis, 'basis', bases, problems);
    readText(row.source, 'source', problems);
    if (differs === null || work === null || cpu === null) continue;
    if (doubts.has(differs)) problems.add(row.differs, `"${differs}" again`, 'each once');
    doubts.set(differs, { work, cpu });
  }
  const missing = strangenesses.filter((each) => !doubts.has(each));
  if (problems.isEmpty && missing.length > 0) {
    problems.add({ line: 1, column: 1 }, `no row of ${missing.join(', ')}`, 'one row of each');
  }
  problems.throwIfAny();
  return Object.fromEntries(doubts) as Record<Strangeness, Doubt>;
}
