import type { Place, ProblemList } from './problem-list.ts';

/** One cell of a CSV file and where it starts. */
export interface Cell extends Place {
  readonly text: string;
}

const plainCell = /[^",\r\n]*/y;
const quotedCell = /"([^"]*(?:""[^"]*)*)"/y;
const strayText = /[^,\r\n]+/y;
const rowEnd = /\r\n|\n|\r/y;

/** Reads a text from left to right and knows the line and column. */
class Cursor {
  readonly #text: string;
  #index = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get place(): Place {
    return { line: this.#line, column: this.#index - this.#lineStart + 1 };
  }

  get isAtEnd(): boolean {
    return this.#index >= this.#text.length;
  }

  isAt(character: string): boolean {
    return this.#text[this.#index] === character;
  }

  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#index;
    const match = pattern.exec(this.#text);
    if (match === null) return null;
    if (/[\r\n]/.test(match[0])) this.#countLines(match[0]);
    this.#index += match[0].length;
    return match;
  }

  #countLines(taken: string): void {
    for (const end of taken.matchAll(/\r\n|\n|\r/g)) {
      this.#line += 1;
      this.#lineStart = this.#index + end.index + end[0].length;
    }
  }
}

function readCell(cursor: Cursor, problems: ProblemList): Cell {
  const place = cursor.place;
  let text = '';
  if (cursor.isAt('"')) {
    const quoted = cursor.take(quotedCell);
    if (quoted === null) {
      problems.add(place, 'a quote is opened and never closed', 'a closing quote');
      cursor.take(/[^]*/y);
    } else {
      text = (quoted[1] ?? '').replaceAll('""', '"');
    }
  } else {
    text = cursor.take(plainCell)?.[0] ?? '';
  }
  const strayPlace = cursor.place;
  if (cursor.take(strayText) !== null) {
    problems.add(strayPlace, 'text beside a quoted part', 'the whole cell in quotes');
  }
  return { ...place, text };
}

/**
 * Cuts a CSV text into rows of cells; blank lines are left out.
 *
 * Written here because each cell's line and column are needed, which parsers do not keep.
 *
 * @source https://www.rfc-editor.org/rfc/rfc4180, with any line ending and an optional byte order mark
 */
export function readCells(
  text: string,
  problems: ProblemList,
): readonly (readonly [Cell, ...Cell[]])[] {
  const cursor = new Cursor(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const rows: [Cell, ...Cell[]][] = [];
  while (!cursor.isAtEnd) {
    if (cursor.take(rowEnd) !== null) continue;
    const row: [Cell, ...Cell[]] = [readCell(cursor, problems)];
    while (cursor.take(/,/y) !== null) row.push(readCell(cursor, problems));
    cursor.take(rowEnd);
    rows.push(row);
  }
  return rows;
}
