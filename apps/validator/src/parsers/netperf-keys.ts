import { type Line, linesOf, refuse } from './lines.ts';
import { excerpt, ParseError } from './parse-error.ts';

/** Lines that netperf prints between results. */
const isRemark = ({ text }: Line): boolean =>
  text.startsWith('!!!') || text.startsWith('Interim result');

/** KEY=VALUE of one test. */
export class NetperfKeys {
  readonly #lines: ReadonlyMap<string, Line & { readonly value: string }>;

  constructor(lines: ReadonlyMap<string, Line & { readonly value: string }>) {
    this.#lines = lines;
  }

  /** @throws {ParseError} if it was not asked for */
  text(key: string): string {
    const found = this.#lines.get(key);
    if (found === undefined) throw new ParseError('netperf', 1, `no ${key}`, 'every key asked for');
    return found.value;
  }

  /** @throws {ParseError} unless it is finite: an overflow inside netperf prints "-nan" */
  number(key: string): number {
    const text = this.text(key);
    if (!/^-?\d+(?:\.\d*)?(?:e[+-]?\d+)?$/i.test(text)) this.refuse(key, 'a number');
    return Number(text);
  }

  /** @throws {ParseError} always, at the line of this key */
  refuse(key: string, expected: string): never {
    const line = this.#lines.get(key)?.number ?? 1;
    throw new ParseError('netperf', line, `${key}=${excerpt(this.text(key))}`, expected);
  }
}

/**
 * Reads what netperf prints with `-P 0 -- -k LIST`. It leaves out keys that it does not know
 * without a word, so each one that was asked for has to come back.
 *
 * @throws {ParseError} for other lines, a key that comes twice, and keys that lack
 */
export function netperfKeys(text: string, requested: readonly string[]): NetperfKeys {
  const lines = new Map<string, Line & { readonly value: string }>();
  for (const line of linesOf(text, 'netperf')) {
    const [, key, value] = /^([A-Z][A-Z\d_]*)=(.*)$/.exec(line.text) ?? [];
    if (key === undefined || value === undefined) {
      if (!isRemark(line)) refuse(line, 'KEY=VALUE');
      continue;
    }
    if (lines.has(key)) refuse(line, `one ${key}, of one test`);
    lines.set(key, { ...line, value: value.trim() });
  }
  const lacking = requested.filter((key) => (lines.get(key)?.value ?? '') === '');
  if (lacking.length > 0) {
    const last = text.trimEnd().split('\n').length;
    throw new ParseError('netperf', last, `no ${lacking.join(', ')}`, 'every key asked for');
  }
  return new NetperfKeys(lines);
}
