import { UserError } from '../user-error.ts';

/** What the validator throws when a node, a lab or a file does not allow what was asked for. */
const refusals = new Set([
  'ConnectError',
  'LabError',
  'ParseError',
  'PutError',
  'RunError',
  'TargetError',
  'TopologyError',
]);

/** The reasons of an error that is a refusal, one line each; anything else is a bug, and thrown. */
export function reasonsOf(error: unknown): readonly string[] {
  if (error instanceof UserError) {
    return error.message.split('\n').map((line) => line.replace(/^hopwise: /, ''));
  }
  if (error instanceof Error && refusals.has(error.name)) return error.message.split('\n');
  throw error;
}
