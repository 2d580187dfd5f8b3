/** A program that is run on a node, without a time limit yet. */
export interface Action {
  readonly argv: readonly string[];
  /** May hold a secret: it is never part of a message. */
  readonly input?: string;
}

/** One thing that is made on a node, and how it is unmade, which must do no harm if it is not there. */
export interface Step {
  /** In words, for plans and messages. */
  readonly what: string;
  readonly do: Action;
  readonly undo: Action;
}

/** Commands of `ip`, one a line, from standard input: one process, and nothing secret in its words. */
export const ipBatch = (lines: readonly string[], namespace?: string): Action => ({
  argv: ['ip', ...(namespace === undefined ? [] : ['-n', namespace]), '-batch', '-'],
  input: `${lines.join('\n')}\n`,
});

/** A shell script that is the same for all values, which are its arguments. */
export const script = (text: string, ...words: readonly string[]): Action => ({
  argv: ['sh', '-c', text, 'hw', ...words],
});
