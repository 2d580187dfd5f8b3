import { counter, linesOf } from './lines.ts';
import { ParseError } from './parse-error.ts';

/** Tracked connections. */
export interface ConntrackCounts {
  readonly count: number;
  readonly max: number;
  readonly buckets: number;
}

/**
 * Reads `sysctl net.netfilter.nf_conntrack_count ..._max ..._buckets`.
 *
 * @throws {ParseError} if one of them lacks
 */
export function parseConntrack(text: string): ConntrackCounts {
  const lines = linesOf(text, 'conntrack');
  const of = (name: string): number => {
    const pattern = new RegExp(`^net\\.netfilter\\.nf_conntrack_${name}\\s*=\\s*(\\S*)`);
    const line = lines.find(({ text: words }) => pattern.test(words));
    if (line === undefined) {
      throw new ParseError('conntrack', 1, `no nf_conntrack_${name}`, 'count, max and buckets');
    }
    return counter(pattern.exec(line.text)?.[1], line);
  };
  return { count: of('count'), max: of('max'), buckets: of('buckets') };
}
