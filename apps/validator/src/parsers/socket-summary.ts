import { counter, linesOf } from './lines.ts';
import { ParseError } from './parse-error.ts';

/** TCP sockets of a namespace by state. */
export interface SocketSummary {
  readonly established: number;
  readonly timeWait: number;
}

/**
 * Reads `ss -s`.
 *
 * @throws {ParseError} if it is something else
 */
export function parseSocketSummary(text: string): SocketSummary {
  const line = linesOf(text, 'ss').find(({ text: words }) => words.startsWith('TCP:'));
  if (line === undefined) throw new ParseError('ss', 1, 'no line of TCP', '"TCP: ..."');
  const after = (word: string): number =>
    counter(new RegExp(`\\b${word} (\\d+)`).exec(line.text)?.[1], line);
  return { established: after('estab'), timeWait: after('timewait') };
}
