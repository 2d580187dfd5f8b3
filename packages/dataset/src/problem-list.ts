import { nearest } from './nearest.ts';
import { DatasetError, type Problem } from './problem.ts';

/** Where something stands in a text, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Collects the problems of one file, so that all are told at once. */
export class ProblemList {
  readonly #file: string;
  readonly #problems: Problem[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  get isEmpty(): boolean {
    return this.#problems.length === 0;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  add({ line, column }: Place, found: string, expected: string): void {
    this.#push({ line, column }, found, expected, null);
  }

  /** Adds a name that is none of `names`, with the one that was probably meant. */
  addUnknown(place: Place, kind: string, name: string, names: readonly string[]): void {
    const list = names.length === 1 ? `"${names[0]}"` : `one of ${names.join(', ')}`;
    const expected = names.length <= 15 ? list : `a known ${kind}`;
    const found = name === '' ? `${kind} is blank` : `${kind} "${name}"`;
    this.#push(place, found, expected, nearest(name, names));
  }

  /** @throws {DatasetError} if there are problems */
  throwIfAny(): void {
    if (!this.isEmpty) throw new DatasetError(this.#problems);
  }

  #push({ line, column }: Place, found: string, expected: string, suggestion: string | null): void {
    this.#problems.push({ file: this.#file, line, column, found, expected, suggestion });
  }
}
