import { readAmount } from '../cell-values.ts';
import type { Cell } from '../csv-cells.ts';
import type { ProblemList } from '../problem-list.ts';

/** KEY=VALUE lines of one test, and where it starts. */
export interface Block {
  readonly line: number;
  readonly cells: Map<string, Cell>;
}

/** Lines that netperf prints about a test and that are no results of it. */
const isRemark = (line: string): boolean =>
  line.trim() === '' || line.startsWith('!!!') || line.startsWith('Interim result');

/** Cuts an output into tests: each begins with its title or, without titles, by repeating a key. */
export function readBlocks(text: string, problems: ProblemList): readonly Block[] {
  const blocks: Block[] = [];
  const begin = (line: number): Block => {
    const block = { line, cells: new Map<string, Cell>() };
    blocks.push(block);
    return block;
  };
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1;
    const pair = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(raw);
    const key = pair?.[1];
    if (key === undefined) {
      if (/^(?:MIGRATED|OMNI) .*TEST/.test(raw)) begin(line);
      else if (!isRemark(raw))
        problems.add({ line, column: 1 }, `"${raw.slice(0, 40)}"`, 'KEY=VALUE');
      continue;
    }
    const last = blocks.at(-1);
    const block = last === undefined || last.cells.has(key) ? begin(line) : last;
    block.cells.set(key, { line, column: key.length + 2, text: (pair?.[2] ?? '').trim() });
  }
  return blocks.filter(({ cells }) => cells.size > 0);
}

/** Reads the keys of one test, and adds what is wrong with them. */
export class Keys {
  readonly #block: Block;
  readonly #problems: ProblemList;

  constructor(block: Block, problems: ProblemList) {
    this.#block = block;
    this.#problems = problems;
  }

  text(key: string): string | null {
    return this.#block.cells.get(key)?.text ?? null;
  }

  /** A number, null where netperf wrote -1 for what it did not measure, or nothing. */
  known(key: string): number | null {
    const cell = this.#block.cells.get(key);
    if (cell === undefined || /^-1(?:\.0*)?$/.test(cell.text)) return null;
    return readAmount(cell, key, this.#problems);
  }

  /** A number that must be there. */
  required(key: string): number | null {
    const cell = this.#block.cells.get(key);
    if (cell !== undefined && cell.text !== '') return readAmount(cell, key, this.#problems);
    this.refuse(key, `no ${key}`, `the output selector ${key} (-k)`);
    return null;
  }

  refuse(key: string, found: string, expected: string): void {
    const place = this.#block.cells.get(key) ?? { line: this.#block.line, column: 1 };
    this.#problems.add(place, found, expected);
  }
}
