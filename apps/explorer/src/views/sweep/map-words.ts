import { formatShare } from '../../format.ts';
import type { Metric } from '../../load/metrics.ts';
import type { MapOf } from './map-values.ts';

/** What a map shows, in a sentence: of two datapaths, where the first is better and by how much. */
export function mapSentence(
  [of = '', against]: readonly string[],
  values: readonly (number | null)[],
  { better }: Pick<Metric, 'better'>,
): string {
  if (against === undefined) return `${of} alone.`;
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  const gains = known.map((value) => (better === 'high' ? value : -value));
  const wins = gains.filter((gain) => gain > 0).length;
  const most = (sign: 1 | -1): string =>
    formatShare(Math.max(0, ...gains.map((gain) => sign * gain)));
  if (known.length === 0) return `${of} and ${against} cannot be compared here.`;
  if (wins === known.length) return `${of} beats ${against} all over the map, by up to ${most(1)}.`;
  if (wins === 0)
    return `${of} beats ${against} nowhere on the map; it is behind by up to ${most(-1)}.`;
  return (
    `${of} beats ${against} at ${wins} of ${known.length} places, by up to ${most(1)}; ` +
    `elsewhere it is behind by up to ${most(-1)}.`
  );
}

/** How a map is read. */
export const mapCaption = ({ of, against }: MapOf, nameOf: (system: string) => string): string =>
  against === null
    ? 'The stronger the colour, the more; lines are drawn at round values.'
    : `Blue: ${nameOf(of)} has more than ${nameOf(against)}; orange: less. The stronger the colour, the ` +
      'more so; the heavy line is where both are equal. Closed form, without intervals.';
