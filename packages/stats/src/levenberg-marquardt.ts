import {
  broydenUpdate,
  dampedStep,
  type Jacobian,
  jacobianAt,
  type LeastSquaresProblem,
  type LeastSquaresState,
  type LinearModel,
  linearModelOf,
  stateAt,
} from './linear-model.ts';

/** The best point that was found, and how far to trust it. */
export interface LeastSquaresSolution extends LeastSquaresState {
  /** Jacobians that were taken. */
  readonly iterations: number;
  /** Whether a whole pass from wide differences to narrow ones found nothing lower. */
  readonly converged: boolean;
  /** Indices of the parameters that stand at a bound. */
  readonly atBound: readonly number[];
}

/** A step that lowers the sum by less than this share deserves a Jacobian of narrower differences. */
const fruitful = 1e-3;

/** How long a search goes on. */
export interface LeastSquaresOptions {
  /** Jacobians at most. */
  readonly maxIterations?: number;
  /** A decrease below this share of the sum is not worth another pass. */
  readonly worthwhile?: number;
  /**
   * Half the distances that derivatives are taken over, one after the other. Wide ones see across
   * kinks, where a narrow derivative knows one side only; narrow ones are exact where it is smooth.
   */
  readonly differences?: readonly number[];
  /**
   * Derivatives at the start that are known already. The search then takes no others: it ends where
   * steps on these, as steps correct them, are fruitful no more.
   */
  readonly columns?: Jacobian;
}

/** Damping beyond which a step is too small to matter. */
const dampingMax = 1e6;

/**
 * Minimises a sum of squares within bounds by Levenberg's and Marquardt's method, with derivatives
 * over shrinking distances so that kinks of the model (a bottleneck that changes) do not stop it.
 *
 * Parameters should be of order one. A parameter that a bound holds back is left out of the step.
 *
 * @throws {RangeError} when a residual at the start is not finite
 * @source D. W. Marquardt, 1963 (damping); C. T. Kelley: Implicit Filtering, SIAM 2011 (distances)
 * @example
 * const residualsAt = ([x = 0]) => [x - 2];
 * levenbergMarquardt({ residualsAt, start: [0], lower: [-9], upper: [9] }) // point [2]
 */
export function levenbergMarquardt(
  problem: LeastSquaresProblem,
  {
    maxIterations = 200,
    worthwhile = 1e-6,
    differences = [0.3, 0.1, 0.03, 0.01, 0.003],
    columns,
  }: LeastSquaresOptions = {},
): LeastSquaresSolution {
  const start = stateAt(problem, problem.start);
  if (!Number.isFinite(start.sumOfSquares)) throw new RangeError('a residual is not finite');
  if (columns !== undefined) return solution(problem, descend(problem, start, columns), 0, true);
  const negligible = (sum: number): number => worthwhile * sum + 1e-14 * start.sumOfSquares;
  let state = start;
  let iterations = 0;
  for (;;) {
    const before = state.sumOfSquares;
    for (const difference of differences) {
      if (iterations === maxIterations) return solution(problem, state, iterations, false);
      iterations++;
      state = descend(problem, state, jacobianAt(problem, state.point, difference));
    }
    if (before - state.sumOfSquares <= negligible(state.sumOfSquares)) {
      return solution(problem, state, iterations, true);
    }
  }
}

/** Steps on one Jacobian, kept up to date by what each step shows, for as long as they are fruitful. */
function descend(
  problem: LeastSquaresProblem,
  start: LeastSquaresState,
  derivatives: Jacobian,
): LeastSquaresState {
  let state = start;
  let damping = 1e-2;
  for (let columns = derivatives; ; ) {
    const step = downhill(problem, linearModelOf(problem, state, columns), damping);
    if (step.state === state) return state;
    const gain = state.sumOfSquares - step.state.sumOfSquares;
    if (gain <= fruitful * step.state.sumOfSquares) return step.state;
    columns = broydenUpdate(columns, state, step.state);
    ({ state, damping } = step);
  }
}

/** The first step that lowers the sum, with ever more damping; the old state when none does. */
function downhill(problem: LeastSquaresProblem, model: LinearModel, firstDamping: number) {
  for (let damping = firstDamping; damping < dampingMax && model.free.length > 0; damping *= 4) {
    const state = stateAt(problem, dampedStep(problem, model, damping));
    if (state.sumOfSquares < model.state.sumOfSquares) return { state, damping: damping / 8 };
  }
  return { state: model.state, damping: firstDamping };
}

function solution(
  { lower, upper }: LeastSquaresProblem,
  state: LeastSquaresState,
  iterations: number,
  converged: boolean,
): LeastSquaresSolution {
  const atBound = state.point.flatMap((value, index) =>
    value === lower[index] || value === upper[index] ? [index] : [],
  );
  return { ...state, iterations, converged, atBound };
}
