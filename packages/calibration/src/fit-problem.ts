import type { CostTable, Prediction, Scenario } from '@hopwise/datapath';
import type { ParsedCosts } from '@hopwise/dataset';
import {
  huberResidual,
  type Jacobian,
  type LeastSquaresProblem,
  type LeastSquaresSolution,
} from '@hopwise/stats';
import type { CostFit } from './cost-fit.ts';
import { type Factor, scaleCosts } from './factors.ts';
import { posteriorAt } from './fit-posterior.ts';
import { figureOf, type Observation } from './observation.ts';
import { outlierFrom } from './outlier.ts';
import type { Solver } from './scenario-solver.ts';

/** Standard deviations of its prior that a factor may move: beyond, the prior is wrong. */
const boundInSigmas = 4;

/** The same on a machine whose priors are another's, scaled: kernel, driver and NIC are not that one's. */
const boundOfScaled = 6;

/** What a fit looks for, in what. */
export interface FitTerms {
  readonly priors: ParsedCosts;
  /** That may move. */
  readonly factors: readonly Factor[];
  readonly observations: readonly Observation[];
  readonly solve: Solver;
  /** Whether the priors are another machine's, scaled. */
  readonly isScaled: boolean;
}

/** Places of factors in widths of their priors, and what is wrong there. */
export interface FitProblem extends FitTerms {
  readonly costsAt: (place: readonly number[]) => CostTable;
  /** Errors in their standard deviations. */
  readonly errorsAt: (place: readonly number[]) => readonly number[];
  readonly bounds: Pick<LeastSquaresProblem, 'lower' | 'upper'>;
}

/** @throws {RangeError} when an observation's role is not `fit` */
export function fitProblem(terms: FitTerms): FitProblem {
  const { priors, factors, observations, solve, isScaled } = terms;
  const bound = isScaled ? boundOfScaled : boundInSigmas;
  refuseLeaks(observations);
  const costsAt = (place: readonly number[]): CostTable =>
    scaleCosts(
      priors,
      factors,
      factors.map(({ sigmaLog }, index) => Math.exp((place[index] ?? 0) * sigmaLog)),
    );
  return {
    ...terms,
    costsAt,
    errorsAt: (place) =>
      errorsOf(observations, costsAt(place), solve).map(
        (error, index) => error / (observations[index]?.sigmaLog ?? 1),
      ),
    bounds: {
      lower: factors.map(() => -bound),
      upper: factors.map(() => bound),
    },
  };
}

/**
 * The squares to make small: of errors, whose outliers count linearly, and of distances from priors.
 *
 * @param softening - How much wider errors are taken to be.
 */
export const leastSquaresOf = (
  { errorsAt, bounds }: FitProblem,
  start: readonly number[],
  softening = 1,
): LeastSquaresProblem => ({
  residualsAt: (place) => [
    ...errorsAt(place).map((error) => huberResidual(error / softening, outlierFrom)),
    ...place,
  ],
  start,
  ...bounds,
});

/** @param columns - Derivatives of the errors where the search ended, if they are known. */
export function concludedFit(
  { costsAt, errorsAt, bounds, factors, observations, solve }: FitProblem,
  found: LeastSquaresSolution,
  columns?: Jacobian,
): CostFit {
  const costs = costsAt(found.point);
  const errors = errorsOf(observations, costs, solve);
  return {
    factors: factors.map((factor, index) => ({
      ...factor,
      value: Math.exp((found.point[index] ?? 0) * factor.sigmaLog),
      atBound: found.atBound.includes(index),
    })),
    costs,
    residuals: observations.map((observation, index) => ({
      observation,
      error: Math.expm1(errors[index] ?? 0),
    })),
    sumOfSquares: found.sumOfSquares,
    iterations: found.iterations,
    converged: found.converged,
    posterior: posteriorAt(
      { residualsAt: errorsAt, start: found.point, ...bounds },
      observations,
      columns,
    ),
  };
}

/** A row that judges the model may not shape it. */
function refuseLeaks(observations: readonly Observation[]): void {
  const leaks = observations
    .filter(({ role }) => role !== 'fit')
    .map(({ scenario: { datapath, workload }, role, figure }) =>
      [datapath, workload.kind, `${workload.processes} processes`, figure, `is ${role}`].join(' '),
    );
  if (leaks.length > 0) throw new RangeError(`no row to fit costs to: ${leaks.join('; ')}`);
}

/** Logarithm of predicted over observed. */
function errorsOf(
  observations: readonly Observation[],
  costs: CostTable,
  solve: Solver,
): readonly number[] {
  const solved = new Map<Scenario, Prediction>();
  return observations.map(({ scenario, figure, value }) => {
    const prediction = solved.get(scenario) ?? solve(scenario, costs);
    solved.set(scenario, prediction);
    return Math.log(figureOf(prediction, figure) / value);
  });
}
