import type { Scenario } from '@hopwise/datapath';
import type { ParsedCosts } from '@hopwise/dataset';
import { huberSlope, type Jacobian, jacobianAt, levenbergMarquardt } from '@hopwise/stats';
import type { CostFit } from './cost-fit.ts';
import type { Factor } from './factors.ts';
import { factorsMet } from './factors-met.ts';
import { difference } from './fit-posterior.ts';
import { concludedFit, fitProblem, leastSquaresOf } from './fit-problem.ts';
import type { Observation, ObservedFigure } from './observation.ts';
import { outlierFrom } from './outlier.ts';
import type { Solver } from './scenario-solver.ts';

/** Where fits to related rows begin, and what moves their errors there. */
export interface FitStart {
  readonly factors: readonly Factor[];
  /** In widths of the priors. */
  readonly place: readonly number[];
  /** Derivatives of one row's error, by each factor; no measurement enters them. */
  readonly slopesOf: (observation: Observation) => readonly number[];
}

/**
 * A start at the end of a fit on a machine with scaled priors, with the derivatives of more rows than the fit saw.
 *
 * @param all - Rows of every fit that will begin here: their values are not used.
 */
export function startAt(
  fit: CostFit,
  priors: ParsedCosts,
  all: readonly Observation[],
  solve: Solver,
): FitStart {
  const factors = factorsMet(priors, all, solve);
  const values = new Map(fit.factors.map(({ name, value }) => [name, value]));
  const terms = { priors, factors, observations: all, solve, isScaled: true };
  const { errorsAt, bounds } = fitProblem(terms);
  const place = factors.map(({ name, sigmaLog }, index) => {
    const found = Math.log(values.get(name) ?? 1) / sigmaLog;
    return Math.min(bounds.upper[index] ?? found, Math.max(bounds.lower[index] ?? found, found));
  });
  const columns = jacobianAt({ residualsAt: errorsAt, start: place, ...bounds }, place, difference);
  const rows = new Map<Scenario, Map<ObservedFigure, number>>();
  all.forEach(({ scenario, figure }, row) => {
    rows.set(scenario, (rows.get(scenario) ?? new Map<ObservedFigure, number>()).set(figure, row));
  });
  return {
    factors,
    place,
    slopesOf: ({ scenario, figure }) => {
      const row = rows.get(scenario)?.get(figure);
      if (row === undefined) throw new RangeError(`no derivatives of ${figure}`);
      return columns.map((column) => column[row] ?? 0);
    },
  };
}

/**
 * As {@link fitCosts}, from a start close by and on its derivatives, which every step corrects.
 *
 * @throws {RangeError} when an observation's role is not `fit`, or the start has no derivatives of it
 */
export function fitNearby(
  priors: ParsedCosts,
  observations: readonly Observation[],
  solve: Solver,
  start: FitStart,
): CostFit {
  const slopes = observations.map(start.slopesOf);
  const used = start.factors.flatMap((_, factor) =>
    slopes.some((row) => row[factor] !== 0) ? [factor] : [],
  );
  const factors = used.flatMap((index) => start.factors[index] ?? []);
  const place = used.map((index) => start.place[index] ?? 0);
  const columns: Jacobian = used.map((factor) => slopes.map((row) => row[factor] ?? 0));
  const problem = fitProblem({ priors, factors, observations, solve, isScaled: true });
  const robust = problem.errorsAt(place).map((error) => huberSlope(error, outlierFrom));
  const found = levenbergMarquardt(leastSquaresOf(problem, place), {
    columns: columns.map((column, factor) => [
      ...column.map((slope, row) => slope * (robust[row] ?? 1)),
      ...factors.map((_, other) => (other === factor ? 1 : 0)),
    ]),
  });
  return concludedFit(problem, found, columns);
}
