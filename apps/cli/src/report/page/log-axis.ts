/** A logarithmic axis. */
export interface LogAxis {
  /** Where a value is drawn; values beyond an end are drawn at it. */
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** More lines than this are no help to read a value. */
const ticksMax = 7;

/** @param range - Places of the least and of the greatest value. */
export function logAxis(
  domain: readonly [least: number, most: number],
  range: readonly [first: number, last: number],
): LogAxis {
  const [from, to] = [Math.log(domain[0]), Math.log(domain[1])];
  const [first, last] = range;
  return {
    place: (value) => {
      const share = (Math.log(value) - from) / (to - from);
      return first + Math.min(1, Math.max(0, share)) * (last - first);
    },
    ticks: ticksOf(domain),
  };
}

/** Round values within: ones, twos and fives of each decade, or ones alone. */
function ticksOf([least, most]: readonly [least: number, most: number]): readonly number[] {
  const decades = Array.from(
    { length: Math.ceil(Math.log10(most)) - Math.floor(Math.log10(least)) + 1 },
    (_, i) => Math.floor(Math.log10(least)) + i,
  );
  const of = (digits: readonly number[]): readonly number[] =>
    decades
      .flatMap((decade) => digits.map((digit) => Number(`${digit}e${decade}`)))
      .filter((value) => value >= least && value <= most);
  const fine = of([1, 2, 5]);
  return fine.length <= ticksMax ? fine : of([1]);
}
