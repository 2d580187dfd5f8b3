import type { ParsedCosts } from '@hopwise/dataset';
import { type LeastSquaresOptions, levenbergMarquardt } from '@hopwise/stats';
import type { CostFit } from './cost-fit.ts';
import { factorsMet } from './factors-met.ts';
import { concludedFit, fitProblem, leastSquaresOf } from './fit-problem.ts';
import type { Observation } from './observation.ts';
import type { Solver } from './scenario-solver.ts';

/** Rows that are few enough to look far. */
const fewRows = 60;

/** How much wider the errors of a first search are. */
const softened = 4;

/** Where each search ends: a last one where no factor moves noticeably any more. */
const searches = {
  first: { worthwhile: 1e-2 },
  last: { worthwhile: 1e-4 },
  /** For hundreds of rows that take a second to solve once. */
  scaled: { worthwhile: 3e-3, differences: [0.3, 0.1] },
  /** For few rows, which leave more than one resource open as what limits: wide enough to see the others. */
  few: { worthwhile: 3e-3, differences: [2, 0.7, 0.2] },
} as const satisfies Readonly<Record<string, LeastSquaresOptions>>;

/**
 * How a fit is made: `thorough` on a machine with priors of its own; `scaled` where they are another
 * machine's, and rows are many: to where another pass would lower the loss by less than 0.3 %.
 */
export type FitEffort = 'thorough' | 'scaled';

/**
 * Finds the factors of a prior cost table that explain observations best: maximum a posteriori with
 * log-normal priors and log-normal errors whose outliers count linearly, by least squares on logarithms.
 *
 * A factor that moves none of the observed loads is left out.
 *
 * @param solve - The analytic solver on the observations' platform.
 * @throws {RangeError} when an observation's role is not `fit`
 */
export function fitCosts(
  priors: ParsedCosts,
  observations: readonly Observation[],
  solve: Solver,
  effort: FitEffort = 'thorough',
): CostFit {
  const factors = factorsMet(priors, observations, solve);
  const isScaled = effort === 'scaled';
  const problem = fitProblem({ priors, factors, observations, solve, isScaled });
  const origin = factors.map(() => 0);
  const search = (start: readonly number[], options: LeastSquaresOptions, softening = 1) =>
    levenbergMarquardt(leastSquaresOf(problem, start, softening), options);
  if (isScaled) {
    const options = observations.length <= fewRows ? searches.few : searches.scaled;
    return concludedFit(problem, search(origin, options));
  }
  // Which resource limits a stream switches at kinks that trap a search: a second one comes from where
  // errors count for little, and the better of the two stands.
  const found = [origin, search(origin, searches.first, softened).point]
    .map((start) => search(start, searches.last))
    .reduce((best, each) => (each.sumOfSquares < best.sumOfSquares ? each : best));
  return concludedFit(problem, found);
}
