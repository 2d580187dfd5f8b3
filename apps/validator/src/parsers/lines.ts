import { excerpt, ParseError } from './parse-error.ts';

/** A line of an output. */
export interface Line {
  readonly tool: string;
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/** The lines that hold anything. */
export const linesOf = (output: string, tool: string): readonly Line[] =>
  output
    .split(/\r\n|\n/)
    .map((text, index) => ({ tool, number: index + 1, text }))
    .filter(({ text }) => text.trim() !== '');

/** @throws {ParseError} always, at this line */
export function refuse({ tool, number, text }: Line, expected: string): never {
  throw new ParseError(tool, number, excerpt(text.trim()), expected);
}

/**
 * A counter, as wide as a number holds exactly.
 *
 * @throws {ParseError} at its line, unless it is written in digits of this base
 */
export function counter(digits: string | undefined, line: Line, base: 10 | 16 = 10): number {
  const isNumber = (base === 10 ? /^\d{1,20}$/ : /^[\da-f]{1,16}$/i).test(digits ?? '');
  return isNumber ? Number.parseInt(digits ?? '', base) : refuse(line, 'a counter');
}
