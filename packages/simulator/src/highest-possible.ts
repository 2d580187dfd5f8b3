/** Of a search, relative to where it began. */
const precision = 1e-9;

/** Each step down from the top, relative; the steps reach a thousandth of it. */
const descent = 0.93;
const descentSteps = 100;

/** A value that was tried, and by how much it is below what is then possible; negative if above. */
export interface Tried {
  readonly value: number;
  readonly excess: number;
}

/**
 * The highest value from the top down that is possible, where what is possible depends on it.
 *
 * Comes down in steps until one is possible, and then closes in from both sides by false position, where
 * an end that stays twice counts half (Illinois); a step that leaves more than half of the bracket is
 * followed by one to its middle, since what is possible may jump.
 *
 * @returns the last value that was possible; the lowest that was tried if none was
 */
export function highestPossible<T extends Tried>(top: number, at: (value: number) => T): T {
  let high: T = at(top);
  if (high.excess >= 0) return high;
  let low: T = high;
  for (let step = 0; step < descentSteps && low.excess < 0; step++) {
    low = at(high.value * descent);
    if (low.excess < 0) high = low;
  }
  if (low.excess < 0) return low;
  const enough = precision * top;
  let lowWeight = low.excess;
  let highWeight = high.excess;
  let isMiddle = false;
  /** Which end moved last: 1 the lower, -1 the higher. */
  let moved = 0;
  while (high.value - low.value > enough && low.excess > enough) {
    const width = high.value - low.value;
    const share = isMiddle ? 0.5 : lowWeight / (lowWeight - highWeight);
    const found = at(low.value + width * share);
    if (found.excess >= 0) {
      low = found;
      lowWeight = found.excess;
      if (moved === 1) highWeight /= 2;
      moved = 1;
    } else {
      high = found;
      highWeight = found.excess;
      if (moved === -1) lowWeight /= 2;
      moved = -1;
    }
    isMiddle = high.value - low.value > width / 2;
  }
  return low;
}
