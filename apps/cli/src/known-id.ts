import { closest, distance } from 'fastest-levenshtein';

/**
 * Says that `id` is no known `kind`: the likely misspelling first, then everything that is known.
 *
 * @example
 * unknownId('datapath', 'hots', ['host', 'cilium-ebpf'])
 * // unknown datapath "hots"; did you mean "host"? Known: host, cilium-ebpf
 */
export function unknownId(kind: string, id: string, known: readonly string[]): string {
  if (known.length === 0) return `unknown ${kind} "${id}"; there is none`;
  const nearest = closest(id, [...known]);
  // A third of the letters may be wrong; further away, a suggestion only confuses.
  const isNear = distance(id, nearest) <= Math.max(2, nearest.length / 3);
  const suggestion = isNear ? `; did you mean "${nearest}"?` : '.';
  return `unknown ${kind} "${id}"${suggestion} Known: ${known.join(', ')}`;
}
