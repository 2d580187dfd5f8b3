/** One thing that is wrong with a file, and where. */
export interface Problem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Character in the line, counted from 1. */
  readonly column: number;
  /** What stands there, in words. */
  readonly found: string;
  /** What would be right, in words. */
  readonly expected: string;
  /** The name that was probably meant, or null. */
  readonly suggestion: string | null;
}

function problemLine({ line, column, found, expected, suggestion }: Problem): string {
  const guess = suggestion === null ? '' : `; did you mean "${suggestion}"?`;
  return `  line ${line}, column ${column}  ${found}; expected ${expected}${guess}`;
}

/** Every problem of one or more files, in the order of the lines. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const files = [...new Set(problems.map((problem) => problem.file))];
    const parts = files.map((file) => {
      const all = problems.filter((problem) => problem.file === file);
      const sorted = all.toSorted((a, b) => a.line - b.line || a.column - b.column);
      const count = all.length === 1 ? '1 problem' : `${all.length} problems`;
      return [`${count} in ${file}`, ...sorted.map(problemLine)].join('\n');
    });
    super(parts.join('\n'));
    this.problems = problems;
  }
}
