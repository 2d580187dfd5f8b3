import type { CostTable } from '@hopwise/datapath';
import type { Factor } from './factors.ts';
import type { FitPosterior } from './fit-posterior.ts';
import type { Observation } from './observation.ts';

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
