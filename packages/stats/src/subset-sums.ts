/**
 * How many subsets of 1..total, of one size or of any, have each sum.
 *
 * @param size - Of the subsets; null for subsets of every size.
 * @returns counts by sum, from 0
 * @example subsetSums(3, 2) // [0, 0, 0, 1, 1, 1]: 1+2, 1+3, 2+3
 */
export function subsetSums(total: number, size: number | null): readonly number[] {
  const most = (total * (total + 1)) / 2;
  const bySize = Array.from({ length: (size ?? 0) + 1 }, () => new Float64Array(most + 1));
  const first = bySize[0];
  if (first !== undefined) first[0] = 1;
  for (let item = 1; item <= total; item++) {
    // Downwards, so that no item is counted twice.
    if (size === null) addTo(first, first, item);
    else for (let k = Math.min(size, item); k >= 1; k--) addTo(bySize[k], bySize[k - 1], item);
  }
  const counts = [...(bySize[size ?? 0] ?? [])];
  return counts.slice(0, counts.findLastIndex((count) => count > 0) + 1);
}

function addTo(to: Float64Array | undefined, from: Float64Array | undefined, item: number): void {
  if (to === undefined || from === undefined) return;
  for (let sum = to.length - 1; sum >= item; sum--) {
    to[sum] = (to[sum] ?? 0) + (from[sum - item] ?? 0);
  }
}
