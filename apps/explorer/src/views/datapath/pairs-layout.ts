import type { StageDifference } from '@hopwise/calibration';
import type { ChartSize } from '../../layout/chart-frame.ts';

/** One stage in both paths; y is the row's top, everything else counts from there. */
export interface PairRow {
  readonly id: string;
  readonly pair: StageDifference;
  readonly y: number;
  /** Bars from the middle outwards: A to the left, B to the right; null where the path skips it. */
  readonly a: { readonly x: number; readonly width: number } | null;
  readonly b: { readonly x: number; readonly width: number } | null;
}

/** A heading over the stages of one end and direction. */
interface PairHeading {
  readonly text: string;
  readonly y: number;
}

export interface PairsLayout {
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  /** Left and right of the column of names, between the bars. */
  readonly names: { readonly left: number; readonly right: number; readonly middle: number };
  readonly headings: readonly PairHeading[];
  readonly rows: readonly PairRow[];
}

const rowEms = 1.5;
const headingEms = 2.4;
const nameEms = 15;
/** Room for a number at the outer end of a bar [em]. */
const numberEms = 5;

export const pairId = ({ end, direction, stage }: StageDifference): string =>
  `${end} ${direction} ${stage}`;

const headingOf = ({ end, direction }: StageDifference): string =>
  direction === 'background'
    ? `${end}, beside the operations`
    : `${end} ${direction === 'egress' ? 'sends' : 'receives'}`;

/** Two paths aligned stage by stage: what one skips has no bar there. */
export function pairsLayout(
  pairs: readonly StageDifference[],
  { width, em }: ChartSize,
): PairsLayout {
  const names = Math.min(nameEms * em, 0.42 * width);
  const middle = width / 2;
  const [left, right] = [middle - names / 2, middle + names / 2];
  const longest = Math.max(1e-9, ...pairs.flatMap(({ costA, costB }) => [costA, costB]));
  const room = Math.max(1, left - Math.min(numberEms * em, 0.6 * left));
  const length = (cost: number): number => Math.max(1, (cost / longest) * room);
  const headings: PairHeading[] = [];
  const rows: PairRow[] = [];
  let y = 0;
  for (const pair of pairs) {
    const text = headingOf(pair);
    if (headings.at(-1)?.text !== text) {
      headings.push({ text, y });
      y += headingEms * em;
    }
    const [a, b] = [length(pair.costA), length(pair.costB)];
    rows.push({
      ...{ id: pairId(pair), pair, y },
      a: pair.contextA === null ? null : { x: left - a, width: a },
      b: pair.contextB === null ? null : { x: right, width: b },
    });
    y += rowEms * em;
  }
  const place = { left, right, middle };
  return { width, height: y, rowHeight: rowEms * em, names: place, headings, rows };
}
