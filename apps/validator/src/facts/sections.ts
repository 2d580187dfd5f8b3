import { excerpt, ParseError } from '../parsers/parse-error.ts';

/** What the script printed, by section. */
export class Sections {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #unreadable = new Set<string>();

  /** @throws {ParseError} if it is something else, or was cut off */
  constructor(output: string) {
    const texts = new Map<string, string[]>();
    let name: string | null = null;
    for (const [index, line] of output.split('\n').entries()) {
      if (line.startsWith('#')) {
        name = line.slice(1);
        texts.set(name, []);
      } else if (line.startsWith(' ') && name !== null) texts.get(name)?.push(line.slice(1));
      else if (line !== '') throw new ParseError('facts', index + 1, excerpt(line), 'a section');
    }
    if (name !== 'end') {
      throw new ParseError('facts', output.split('\n').length, 'no "#end"', 'all sections');
    }
    this.#texts = new Map([...texts].map(([key, lines]) => [key, lines.join('\n')]));
  }

  /** Sections that `read` could not. */
  get unreadable(): readonly string[] {
    return [...this.#unreadable].sort();
  }

  /** All of a section; null if there is nothing. */
  text(name: string): string | null {
    return this.#texts.get(name)?.trim() || null;
  }

  /** What a section gives a parser; null if there is nothing, or something else. */
  read<Value>(name: string, parse: (text: string) => Value): Value | null {
    const text = this.#texts.get(name) ?? '';
    if (text.trim() === '') return null;
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      this.#unreadable.add(name);
      return null;
    }
  }

  /** A section that holds a number; null if it does not. */
  number(name: string): number | null {
    const text = this.text(name) ?? '';
    return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
  }

  /** What files of a section hold, by the end of their path. */
  files(name: string): ReadonlyMap<string, string> {
    const lines = (this.text(name) ?? '').split('\n');
    const pairs = lines.flatMap((line) => {
      const [, path, text] = /^\s?(\/[^:]*):(.*)$/.exec(line) ?? [];
      return path === undefined ? [] : [[path, text ?? ''] as const];
    });
    return new Map(pairs);
  }

  /** What the file of this name in a section holds. */
  file(name: string, file: string): string | null {
    const found = [...this.files(name)].find(([path]) => path.endsWith(`/${file}`));
    return found?.[1].trim() || null;
  }
}
