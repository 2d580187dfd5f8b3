import type { Outcome } from '../host.ts';

/** A command on a node that did not end well. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  /** What became of it; `lost` is a failure of the node and not of the command. */
  readonly kind: Outcome['kind'];

  constructor(message: string, kind: Outcome['kind']) {
    super(message);
    this.kind = kind;
  }
}

const longest = 300;

/** Null for a command that ended well with all of its output. */
export function commandFailure(what: string, outcome: Outcome): CommandFailure | null {
  const { kind, code, stdout, stderr, isTruncated } = outcome;
  if (kind === 'exited' && code === 0 && !isTruncated) return null;
  const how = isTruncated
    ? 'more output than is kept'
    : kind === 'exited'
      ? `exit code ${code}`
      : kind;
  const said = (stderr.trim() || stdout.trim()).slice(0, longest);
  return new CommandFailure(`${what}: ${said === '' ? how : `${how}: ${said}`}`, kind);
}
