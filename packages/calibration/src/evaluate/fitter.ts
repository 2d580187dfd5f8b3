import type { CostTable } from '@hopwise/datapath';
import { fitCosts } from '../fit-costs.ts';
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

/** Moves a machine's costs towards some rows that were measured on it. */
export type Fitter = (rows: readonly Observation[], platform: FitPlatform) => FittedCosts;

/** The fitter of every evaluation: that of `hopwise calibrate`, on any rows of one machine. */
export const fitRows: Fitter = (rows, { hardware, priors }) => {
  const fit = fitCosts(priors, rows, scenarioSolver(hardware));
  return {
    table: fit.costs,
    posterior: posteriorOfFit(priors, fit),
    parameterCount: fit.factors.length,
    figureCount: rows.length,
    doubts: [
      ...(fit.converged ? [] : ['the fit did not converge']),
      ...fit.factors
        .filter(({ atBound }) => atBound)
        .map(({ name }) => `factor ${name} is at its bound`),
    ],
  };
};
