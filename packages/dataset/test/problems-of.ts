import { DatasetError, type Problem } from '../src/index.ts';

/** Problems that a parser reports, none when it accepts. Any other error is a failed test. */
export function problemsOf(parse: () => unknown): readonly Problem[] {
  try {
    parse();
    return [];
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    return error.problems;
  }
}

/** Message of the error that a parser throws; blank when it accepts. */
export function messageOf(parse: () => unknown): string {
  try {
    parse();
    return '';
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    return error.message;
  }
}
