import { readCells } from '../csv-cells.ts';
import { ProblemList, type Place } from '../problem-list.ts';

/** A file that was parsed. */
export interface CheckedFile<Content> {
  /** Name for messages. */
  readonly file: string;
  readonly text: string;
  readonly content: Content;
}

/** Finds cells of a CSV text that parsed: the first line of their row, and the name of their column. */
export function cellFinder(text: string): (line: number, column: string) => Place {
  let rows: ReadonlyMap<number, Readonly<Record<string, Place>>> | null = null;
  const read = () => {
    const [header = [], ...others] = readCells(text, new ProblemList(''));
    return new Map(
      others.map((cells) => [
        cells[0].line,
        Object.fromEntries(header.map(({ text: name }, i) => [name, cells[i] ?? cells[0]])),
      ]),
    );
  };
  return (line, column) => (rows ??= read()).get(line)?.[column] ?? { line, column: 1 };
}
