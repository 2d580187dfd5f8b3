import type { CostTable, Prediction, Scenario } from '@hopwise/datapath';
import type { ParsedCosts } from '@hopwise/dataset';
import {
  huberResidual,
  type LeastSquaresOptions,
  type LeastSquaresSolution,
  levenbergMarquardt,
} from '@hopwise/stats';
import { type Factor, scaleCosts } from './factors.ts';
import { factorsMet } from './factors-met.ts';
import { type FitPosterior, posteriorAt } from './fit-posterior.ts';
import { figureOf, type Observation } from './observation.ts';
import { outlierFrom } from './outlier.ts';
import type { Solver } from './scenario-solver.ts';

export interface FittedFactor extends Factor {
  readonly value: number;
  /** Whether the fit would have gone further than a factor may. */
  readonly atBound: boolean;
}

/** A fit and how far to trust it. */
export interface CostFit {
  readonly factors: readonly FittedFactor[];
  readonly costs: CostTable;
  /** In the order of the observations; errors are (predicted - observed) / observed. */
  readonly residuals: readonly { readonly observation: Observation; readonly error: number }[];
  /** Huber's loss of the errors and squared distances from the priors, each in its standard deviation. */
  readonly sumOfSquares: number;
  readonly iterations: number;
  /** Whether no step would lower the sum of squares noticeably any more. */
  readonly converged: boolean;
  /** What the data leave open. */
  readonly posterior: FitPosterior;
}

/** How much wider the errors of a first search are. */
const softened = 4;

/** Standard deviations of its prior that a factor may move: beyond, the prior is wrong. */
const boundInSigmas = 4;

/** Where each search ends: a last one where no factor moves noticeably any more. */
const searches = {
  first: { worthwhile: 1e-2 },
  last: { worthwhile: 1e-4 },
  /** From the end of a fit to nearly the same rows: kinks far away are behind it. */
  near: { worthwhile: 1e-3, differences: [0.1, 0.03] },
} as const;

/** How a fit is made. */
export interface FitOptions {
  /** Values of factors that a fit to nearly the same rows found: saves most of the search. */
  readonly near?: ReadonlyMap<string, number>;
}

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
  { near }: FitOptions = {},
): CostFit {
  refuseLeaks(observations);
  const factors = factorsMet(priors, observations, solve);
  const costsAt = (sigmas: readonly number[]): CostTable =>
    scaleCosts(
      priors,
      factors,
      factors.map(({ sigmaLog }, index) => Math.exp((sigmas[index] ?? 0) * sigmaLog)),
    );
  /** Errors in their standard deviations. */
  const errorsAt = (sigmas: readonly number[]): readonly number[] =>
    errorsOf(observations, costsAt(sigmas), solve).map(
      (error, index) => error / (observations[index]?.sigmaLog ?? 1),
    );
  const bounds = {
    lower: factors.map(() => -boundInSigmas),
    upper: factors.map(() => boundInSigmas),
  };
  const search = (
    start: readonly number[],
    options: LeastSquaresOptions,
    softening = 1,
  ): LeastSquaresSolution =>
    levenbergMarquardt(
      {
        residualsAt: (sigmas) => [
          ...errorsAt(sigmas).map((error) => huberResidual(error / softening, outlierFrom)),
          ...sigmas,
        ],
        start,
        ...bounds,
      },
      options,
    );
  // Which resource limits a stream switches at kinks that trap a search: a second one comes from where
  // errors count for little, and the better of the two stands.
  const origin = factors.map(() => 0);
  const found =
    near === undefined
      ? [origin, search(origin, searches.first, softened).point]
          .map((start) => search(start, searches.last))
          .reduce((best, each) => (each.sumOfSquares < best.sumOfSquares ? each : best))
      : search(placeOf(factors, near), searches.near);
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
    posterior: posteriorAt({ residualsAt: errorsAt, start: found.point, ...bounds }, observations),
  };
}

/** Widths of their priors that factors stand from them, within what a factor may move. */
const placeOf = (
  factors: readonly Factor[],
  values: ReadonlyMap<string, number>,
): readonly number[] =>
  factors.map(({ name, sigmaLog }) => {
    const place = Math.log(values.get(name) ?? 1) / sigmaLog;
    return Math.min(boundInSigmas, Math.max(-boundInSigmas, place));
  });

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
