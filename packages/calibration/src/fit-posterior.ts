import {
  huberResidual,
  huberWeight,
  inverseOf,
  type Jacobian,
  jacobianAt,
  type LeastSquaresProblem,
  type Symmetric,
} from '@hopwise/stats';
import type { Observation } from './observation.ts';
import { outlierFrom } from './outlier.ts';
import { sum } from './sum.ts';
import { systemName } from './system-name.ts';

/**
 * What data leave open of the factors: a normal distribution around the fit, on logarithms, in widths
 * of the priors.
 */
export interface FitPosterior {
  /** In the order of the factors; the identity where nothing was observed. */
  readonly covariance: Symmetric;
  /** What the data alone say: the inverse of the covariance that they would give without priors. */
  readonly information: Symmetric;
  /** Errors left over the errors assumed, at least 1: the data count for as little as they are worth. */
  readonly misfit: number;
  /** Figures that the data determine: the trace of what they move. */
  readonly effectiveParameters: number;
  /** Systems any figure of which each factor moves. */
  readonly systems: readonly number[];
}

/** Widths of a prior that derivatives are taken over: across small kinks, within what is known. */
export const difference = 0.1;

/**
 * Laplace's approximation at a fit: the second derivatives of the loss, by first derivatives of the
 * errors.
 *
 * @param problem - Errors in their standard deviations, and the place of the fit as start.
 * @param columns - Derivatives of the errors by each factor, where they are known.
 * @source C. M. Bishop: Pattern Recognition and Machine Learning, 2006, 4.4 (Laplace's approximation)
 */
export function posteriorAt(
  problem: LeastSquaresProblem,
  observations: readonly Observation[],
  columns: Jacobian = jacobianAt(problem, problem.start, difference),
): FitPosterior {
  const errors = problem.residualsAt(problem.start);
  const weights = errors.map((error) => huberWeight(error, outlierFrom));
  const curvature = columns.map((a) =>
    columns.map((b) => sum(a.map((slope, row) => slope * (b[row] ?? 0) * (weights[row] ?? 0)))),
  );
  const withPriors = (information: Symmetric): Symmetric =>
    inverseOf(information.map((row, i) => row.map((value, j) => value + (i === j ? 1 : 0))));
  const assumed = withPriors(curvature);
  const effectiveParameters = sum(
    assumed.map((row, i) => sum(row.map((value, j) => value * (curvature[j]?.[i] ?? 0)))),
  );
  const loss = sum(errors.map((error) => huberResidual(error, outlierFrom) ** 2));
  const freedom = Math.max(1, errors.length - effectiveParameters);
  const misfit = Math.max(1, Math.sqrt(loss / freedom));
  const information = curvature.map((row) => row.map((value) => value / misfit ** 2));
  return {
    covariance: withPriors(information),
    information,
    misfit,
    effectiveParameters,
    systems: columns.map((column) => systemsMoved(column, observations)),
  };
}

/** Systems that a figure belongs to which a factor moves. */
function systemsMoved(column: readonly number[], observations: readonly Observation[]): number {
  const moved = observations.filter((_, row) => column[row] !== 0);
  return new Set(moved.map(({ scenario }) => systemName(scenario))).size;
}
