import type { CostOrigin, CostPosterior, Doubts, StudyComparison } from '@hopwise/calibration';
import type { CostTable, Hardware } from '@hopwise/datapath';
import type { EvaluationFile } from '../data/evaluation-check.ts';
import type { CapabilityFact, Measurement, NoiseFloor } from '@hopwise/dataset';

/** A machine, what its kernel's work costs, and how sure that is. */
export interface Platform {
  readonly hardware: Hardware;
  readonly costs: CostTable;
  readonly origin: CostOrigin;
  /** Of this machine's costs, or of those that they are scaled from. */
  readonly posterior: CostPosterior;
}

/** A measured figure, and what it would be in the catalogue. */
export interface MeasuredRow extends Measurement {
  /** Null where no datapath of the catalogue is this system. */
  readonly datapath: string | null;
  readonly modifiers: readonly string[];
  /** What is doubtful about it or its source; empty where nothing is known to be. */
  readonly doubt: string;
  /** Whether it came from a file that the reader gave, not from the repository. */
  readonly isDropped: boolean;
}

/** Everything that was loaded. The rest of the page is a function of this and the state. */
export interface ExplorerModel {
  readonly platforms: readonly Platform[];
  readonly comparisons: readonly StudyComparison[];
  readonly capabilities: readonly CapabilityFact[];
  readonly spreads: { readonly noise: readonly NoiseFloor[]; readonly doubts: Doubts };
  /** Results of evaluations that the reader gave. */
  readonly evaluations: readonly EvaluationFile[];
  /** Every measured row; read when first asked for. */
  readonly measured: () => Promise<readonly MeasuredRow[]>;
}
