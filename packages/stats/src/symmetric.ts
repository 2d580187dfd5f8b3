import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import { lowerFactorOf, type Symmetric } from './lower-factor.ts';

/** @throws {RangeError} when the matrix is not positive definite */
export const inverseOf = (matrix: Symmetric): Symmetric => {
  if (matrix.length === 0) return [];
  lowerFactorOf(matrix);
  return symmetrised(inverse(toMatrix(matrix)).to2DArray());
};

/** One direction in which a symmetric matrix only stretches. */
export interface Eigenpair {
  readonly value: number;
  /** Of length one. */
  readonly direction: readonly number[];
}

/** The largest value first. */
export function eigenpairsOf(matrix: Symmetric): readonly Eigenpair[] {
  if (matrix.length === 0) return [];
  const found = new EigenvalueDecomposition(toMatrix(matrix), { assumeSymmetric: true });
  return found.realEigenvalues
    .map((value, index) => ({ value, direction: found.eigenvectorMatrix.getColumn(index) }))
    .toSorted((a, b) => b.value - a.value);
}

/** Its own copies of the rows: what is decomposed is overwritten. */
const toMatrix = (matrix: Symmetric): Matrix => new Matrix(matrix.map((row) => [...row]));

/** Rounding makes an inverse differ from its transpose in the last digits. */
const symmetrised = (matrix: Symmetric): Symmetric =>
  matrix.map((row, i) => row.map((value, j) => (value + (matrix[j]?.[i] ?? value)) / 2));
