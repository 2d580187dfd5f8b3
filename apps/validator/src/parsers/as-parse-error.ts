import { DatasetError } from '@hopwise/dataset';
import { ParseError } from './parse-error.ts';

/** Gives what `read` gives; the first thing that it finds wrong becomes a {@link ParseError}. */
export function asParseError<Value>(tool: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    const problem = error instanceof DatasetError ? error.problems[0] : undefined;
    if (problem === undefined) throw error;
    throw new ParseError(tool, problem.line, problem.found, problem.expected);
  }
}
