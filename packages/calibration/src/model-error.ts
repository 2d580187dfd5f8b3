import { median } from '@hopwise/stats';
import type { CostFit } from './cost-fit.ts';
import type { ObservedFigure } from './observation.ts';

/** Standard deviations of the logarithm of what the model itself gets wrong. */
export interface ModelError {
  readonly rate: number;
  /** Of CPU per operation or byte. */
  readonly cpu: number;
}

/** A median absolute deviation of a normal distribution, in standard deviations. */
const medianDeviation = 0.6745;

/**
 * Errors that a fit leaves beyond those of its data, made larger for the freedom that the fit had.
 *
 * Medians, so that one figure that nobody can explain does not widen every prediction.
 */
export function modelErrorOf({ residuals, posterior }: CostFit): ModelError {
  const freedom = Math.max(0.1, 1 - posterior.effectiveParameters / Math.max(1, residuals.length));
  const errorOf = (isFigure: (figure: ObservedFigure) => boolean): number => {
    const chosen = residuals.filter(({ observation }) => isFigure(observation.figure));
    if (chosen.length === 0) return 0;
    const scatter =
      median(chosen.map(({ error }) => Math.abs(Math.log1p(error)))) / medianDeviation;
    const ofData = median(chosen.map(({ observation }) => observation.sigmaLog));
    return Math.sqrt(Math.max(0, (scatter * scatter) / freedom - ofData * ofData));
  };
  return {
    rate: errorOf((figure) => !isCpu(figure)),
    cpu: errorOf(isCpu),
  };
}

const isCpu = (figure: ObservedFigure): boolean => figure !== 'rate' && figure !== 'sent';
