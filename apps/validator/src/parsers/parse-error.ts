/** An output that is not what its tool writes: cut off, of another version, or of a failed run. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
  readonly tool: string;
  /** Where, counted from 1. */
  readonly line: number;

  constructor(tool: string, line: number, found: string, expected: string) {
    super(`${tool}, line ${line}: ${found}; expected ${expected}`);
    this.tool = tool;
    this.line = line;
  }
}

/** What stands in an output, short enough for a message. */
export const excerpt = (text: string): string => JSON.stringify(text.slice(0, 60));
