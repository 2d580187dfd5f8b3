import type { CostTable, Hardware } from '@hopwise/datapath';
import type { ParsedCosts } from '@hopwise/dataset';
import type { CostFit } from '../cost-fit.ts';
import { fitCosts, type FitEffort } from '../fit-costs.ts';
import { fitNearby, startAt } from '../fit-nearby.ts';
import type { FitPlatform } from '../fit-study.ts';
import type { CostPosterior } from '../intervals/cost-posterior.ts';
import { posteriorOfFit } from '../intervals/posterior-of-fit.ts';
import type { Observation } from '../observation.ts';
import { scenarioSolver } from '../scenario-solver.ts';

/** A machine's costs after a fit to some rows, and how far to trust them. */
export interface FittedCosts {
  readonly table: CostTable;
  /** What the rows leave open. */
  readonly posterior: CostPosterior;
  readonly parameterCount: number;
  readonly figureCount: number;
  /** Why the fit should not be trusted; empty when it should. */
  readonly doubts: readonly string[];
}

/** A machine's costs moved towards some rows that were measured on it. */
export const fitRows = (
  rows: readonly Observation[],
  { hardware, priors }: FitPlatform,
  effort: FitEffort,
): FittedCosts => costsOf(fitCosts(priors, rows, scenarioSolver(hardware), effort), priors);

/** Fits to rows of one machine that have most rows in common. */
export interface RelatedFits {
  readonly hardware: Hardware;
  /** Rows of any fit. */
  readonly rows: readonly Observation[];
  /** Places of rows that every fit has: none of these is held out of any. */
  readonly common: readonly number[];
  readonly fits: readonly { readonly rows: readonly number[]; readonly priors: ParsedCosts }[];
}

/**
 * Fits that begin where the fit to their common rows ends: what one holds out is in no start of it.
 *
 * They share the derivatives there, which no measurement enters.
 */
export function fitRelated({ hardware, rows, common, fits }: RelatedFits): readonly FittedCosts[] {
  const [first] = fits;
  if (first === undefined) return [];
  const solve = scenarioSolver(hardware);
  const at = (places: readonly number[]) => places.flatMap((place) => rows[place] ?? []);
  const base = fitCosts(first.priors, at(common), solve, 'scaled');
  const start = startAt(base, first.priors, rows, solve);
  return fits.map((fit) => costsOf(fitNearby(fit.priors, at(fit.rows), solve, start), fit.priors));
}

function costsOf(fit: CostFit, priors: FitPlatform['priors']): FittedCosts {
  return {
    table: fit.costs,
    posterior: posteriorOfFit(priors, fit),
    parameterCount: fit.factors.length,
    figureCount: fit.residuals.length,
    doubts: [
      ...(fit.converged ? [] : ['the fit did not converge']),
      ...fit.factors
        .filter(({ atBound }) => atBound)
        .map(({ name }) => `factor ${name} is at its bound`),
    ],
  };
}
