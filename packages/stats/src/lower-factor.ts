/** A symmetric matrix, row by row. */
export type Symmetric = readonly (readonly number[])[];

/**
 * The triangle whose product with its own transpose is the matrix (Cholesky): it turns independent
 * normal numbers into some with that covariance.
 *
 * @throws {RangeError} when the matrix is not symmetric, or not positive definite
 */
export function lowerFactorOf(matrix: Symmetric): readonly (readonly number[])[] {
  const at = (i: number, j: number): number => matrix[i]?.[j] ?? Number.NaN;
  const lower: number[][] = [];
  for (const j of matrix.keys()) {
    const row = new Array<number>(matrix.length).fill(0);
    let squares = 0;
    for (const [k, above] of lower.entries()) {
      if (at(j, k) !== at(k, j)) throw new RangeError('the matrix is not symmetric');
      const entry = (at(j, k) - productTo(k, above, row)) / (above[k] as number);
      row[k] = entry;
      squares += entry * entry;
    }
    const left = at(j, j) - squares;
    if (!(left > 0)) throw new RangeError('the matrix is not positive definite');
    row[j] = Math.sqrt(left);
    lower.push(row);
  }
  return lower;
}

/** Sum of products of the first `count` entries. */
function productTo(count: number, a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
