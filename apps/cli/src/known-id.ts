import { closest, distance } from 'fastest-levenshtein';

/**
 * Says that `id` is no known `kind`: the likely misspelling first, then everything that is known.
 *
 * @param listedBy - Command that lists names which are too many for a sentence.
 * @example
 * unknownId('datapath', 'hots', ['host', 'cilium-ebpf'])
 * // unknown datapath "hots"; did you mean "host"? Known: host, cilium-ebpf
 */
export function unknownId(
  kind: string,
  id: string,
  known: readonly string[],
  listedBy = 'hopwise catalogue',
): string {
  if (known.length === 0) return `unknown ${kind} "${id}"; there is none`;
  const suggested = suggestions(id, known).map((name) => `"${name}"`);
  const question = suggested.length > 0 ? `; did you mean ${suggested.join(' or ')}?` : '.';
  return `unknown ${kind} "${id}"${question} ${knownIds(known, listedBy)}`;
}

/** More names than a reader looks through in a sentence. */
const many = 15;

/** Says what is known: the names, or where they are listed when they are many. */
export const knownIds = (known: readonly string[], listedBy = 'hopwise catalogue'): string =>
  known.length > many ? `${listedBy} lists all ${known.length}` : `Known: ${known.join(', ')}`;

/** Every name that begins so, else the likeliest misspelling, if any is likely. */
function suggestions(id: string, known: readonly string[]): readonly string[] {
  const longer = known.filter((name) => id.length > 1 && name.startsWith(id));
  if (longer.length > 0) return longer;
  const nearest = closest(id, [...known]);
  // A third of the letters may be wrong; further away, a suggestion only confuses.
  return distance(id, nearest) <= Math.max(2, nearest.length / 3) ? [nearest] : [];
}
