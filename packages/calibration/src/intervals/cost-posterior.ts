import type { WorkloadKind } from '@hopwise/datapath';
import type { Symmetric } from '@hopwise/stats';
import type { ParsedCosts } from '@hopwise/dataset';
import type { Factor } from '../factors.ts';
import type { ModelError } from '../model-error.ts';

/** What is known of a factor after a fit. */
export interface KnownFactor extends Factor {
  /** Systems any figure of which it moved; of a factor of few, other systems say little. */
  readonly systems: number;
}

/** A machine's costs, and how far each may be from what it stands for. */
export interface CostPosterior {
  /** After the fit, or priors; their column `fit` names the factors. */
  readonly costs: ParsedCosts;
  readonly factors: readonly KnownFactor[];
  /** Of the factors, in widths of their priors. */
  readonly covariance: Symmetric;
  readonly modelError: ModelError;
  /** Loads that a fit saw. */
  readonly seen: readonly SeenLoad[];
}

/** A load on a system, as far as another can be strange to it. */
export interface SeenLoad {
  readonly datapath: string;
  readonly modifiers: readonly string[];
  readonly workload: WorkloadKind;
  readonly processes: number;
}
