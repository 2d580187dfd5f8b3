import { Matrix, solve } from 'ml-matrix';

/** A sum of squares to make small, and where to look. */
export interface LeastSquaresProblem {
  /** Residuals at a point of length n: as many at every point, finite within the bounds. */
  readonly residualsAt: (point: readonly number[]) => readonly number[];
  /** Where to begin, length n, within the bounds. */
  readonly start: readonly number[];
  /** Smallest and largest value of each parameter, length n. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** A point and what the residuals are there. */
export interface LeastSquaresState {
  /** Length n. */
  readonly point: readonly number[];
  readonly residuals: readonly number[];
  readonly sumOfSquares: number;
}

/** The residuals as a linear function of the free parameters around a state. */
export interface LinearModel {
  readonly state: LeastSquaresState;
  /** Parameters that may move, by index. */
  readonly free: readonly number[];
  /** Of the free parameters: normal matrix, and half the gradient of the sum. */
  readonly normal: Matrix;
  readonly gradient: readonly number[];
}

export function stateAt(problem: LeastSquaresProblem, point: readonly number[]): LeastSquaresState {
  const residuals = problem.residualsAt(point);
  return { point, residuals, sumOfSquares: dot(residuals, residuals) };
}

/** One column for each parameter: what each residual gains when it grows by one. */
export type Jacobian = readonly (readonly number[])[];

/** Derivatives over `difference` to both sides, one-sided where a bound is near. */
export const jacobianAt = (
  problem: LeastSquaresProblem,
  point: readonly number[],
  difference: number,
): Jacobian => point.map((_, index) => slopes(problem, point, index, difference));

export function linearModelOf(
  { lower, upper }: LeastSquaresProblem,
  state: LeastSquaresState,
  columns: Jacobian,
): LinearModel {
  const gradients = columns.map((column) => dot(column, state.residuals));
  const free = state.point.flatMap((value, index) => {
    const gradient = gradients[index] ?? 0;
    const isHeld =
      (value === lower[index] && gradient > 0) || (value === upper[index] && gradient < 0);
    return isHeld || gradient === 0 ? [] : [index];
  });
  const kept = free.map((index) => columns[index] ?? []);
  const normal = new Matrix(kept.map((a) => kept.map((b) => dot(a, b))));
  return { state, free, normal, gradient: free.map((index) => gradients[index] ?? 0) };
}

/**
 * The least change of a Jacobian that agrees with what a step did: a second step costs no derivatives.
 *
 * @source C. G. Broyden: A Class of Methods for Solving Nonlinear Simultaneous Equations, 1965
 */
export function broydenUpdate(
  columns: Jacobian,
  from: LeastSquaresState,
  to: LeastSquaresState,
): Jacobian {
  const step = to.point.map((value, index) => value - (from.point[index] ?? 0));
  const length = dot(step, step);
  const surprise = to.residuals.map(
    (residual, row) =>
      residual -
      (from.residuals[row] ?? 0) -
      step.reduce((sum, move, index) => sum + move * (columns[index]?.[row] ?? 0), 0),
  );
  return columns.map((column, index) =>
    column.map((slope, row) => slope + ((surprise[row] ?? 0) * (step[index] ?? 0)) / length),
  );
}

/** One column of the Jacobian. */
function slopes(
  { residualsAt, lower, upper }: LeastSquaresProblem,
  point: readonly number[],
  index: number,
  difference: number,
): readonly number[] {
  const value = point[index] ?? 0;
  const low = Math.max(value - difference, lower[index] ?? value);
  const high = Math.min(value + difference, upper[index] ?? value);
  const below = residualsAt(point.with(index, low));
  const above = residualsAt(point.with(index, high));
  return above.map((residual, row) => (residual - (below[row] ?? 0)) / (high - low));
}

/** The point that a damped step leads to, cut off at the bounds. */
export function dampedStep(
  { lower, upper }: LeastSquaresProblem,
  { state, free, normal, gradient }: LinearModel,
  damping: number,
): readonly number[] {
  const damped = normal.clone();
  for (let i = 0; i < free.length; i++) damped.set(i, i, normal.get(i, i) * (1 + damping));
  const step = solve(damped, Matrix.columnVector([...gradient])).to1DArray();
  const point = [...state.point];
  free.forEach((index, i) => {
    const value = (point[index] ?? 0) - (step[i] ?? 0);
    point[index] = Math.min(Math.max(value, lower[index] ?? value), upper[index] ?? value);
  });
  return point;
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
