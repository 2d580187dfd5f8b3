/** A place between two stops at which one line comes to lie above another. */
export interface Crossing {
  /** Index of the line that is above after it, and of the one that was above before. */
  readonly above: number;
  readonly below: number;
  /** Between which values of x it lies. */
  readonly from: number;
  readonly to: number;
}

/** Lines as values at the same places; null where a line has none. */
export type Lines = readonly (readonly (number | null)[])[];

/** Less than this is no difference: rounding of a solver [fraction]. */
const nothing = 1e-6;

/** Which line is above at a place: 1 the first, -1 the second, 0 neither. */
export function sideOf(a: number | null | undefined, b: number | null | undefined): -1 | 0 | 1 {
  if (a == null || b == null) return 0;
  if (Math.abs(a - b) <= nothing * Math.max(Math.abs(a), Math.abs(b))) return 0;
  return a > b ? 1 : -1;
}

/** Every place at which two lines cross, in the order of x; lines that only touch do not cross. */
export function crossingsOf(xs: readonly number[], lines: Lines): readonly Crossing[] {
  return lines
    .flatMap((a, first) =>
      lines.flatMap((b, second) =>
        second <= first ? [] : pairCrossings(xs, [a, first], [b, second]),
      ),
    )
    .toSorted((one, other) => one.from - other.from);
}

type Line = readonly [values: readonly (number | null)[], index: number];

function pairCrossings(
  xs: readonly number[],
  [a, first]: Line,
  [b, second]: Line,
): readonly Crossing[] {
  const found: Crossing[] = [];
  let last: { readonly side: -1 | 1; readonly x: number } | null = null;
  xs.forEach((x, i) => {
    const side = sideOf(a[i], b[i]);
    if (a[i] == null || b[i] == null) last = null;
    if (side === 0) return;
    if (last !== null && last.side !== side) {
      const [above, below] = side > 0 ? [first, second] : [second, first];
      found.push({ above, below, from: last.x, to: x });
    }
    last = { side, x };
  });
  return found;
}

/** The middle of an interval of x as a bisection takes it; null when there is none between. */
export function middleOf(
  { from, to }: Pick<Crossing, 'from' | 'to'>,
  isWhole: boolean,
): number | null {
  if (!isWhole) return to - from <= 1e-3 * to ? null : (from + to) / 2;
  return to - from <= 1 ? null : Math.floor((from + to) / 2);
}

/** The crossing within the half that it is in, by who is above in the middle. */
export const halved = (crossing: Crossing, middle: number, isAbove: boolean): Crossing =>
  isAbove ? { ...crossing, to: middle } : { ...crossing, from: middle };
