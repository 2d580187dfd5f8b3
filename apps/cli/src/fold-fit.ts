import type { CostPosterior, FittedCosts, RelatedFits } from '@hopwise/calibration';
import type { CostTable } from '@hopwise/datapath';
import type { FitRowsTask } from './fit-rows-task.ts';

/** The costs of a machine in a fold. */
export interface FoldCosts {
  readonly machine: string;
  /** Where the table is from, in words. */
  readonly origin: string;
  readonly table: CostTable;
  readonly posterior: CostPosterior;
  /** Whether the posterior is of the reference machine, whose costs are scaled to this one. */
  readonly isTransferred: boolean;
  readonly parameterCount: number;
  readonly figureCount: number;
  readonly doubts: readonly string[];
}

/** Makes fits somewhere. */
export interface FitRunner {
  readonly one: (task: FitRowsTask) => Promise<FittedCosts>;
  /** Of folds that have rows in common. */
  readonly related: (task: RelatedFits) => Promise<readonly FittedCosts[]>;
}

export const fromFit = (machine: string, origin: string, fitted: FittedCosts): FoldCosts => ({
  ...fitted,
  machine,
  origin,
  isTransferred: false,
});
