import type { Hardware } from '@hopwise/datapath';
import type { CapabilityFact, Measurement, NoiseFloor, SystemMapping } from '@hopwise/dataset';
import type { CostPosterior } from './intervals/cost-posterior.ts';
import type { Doubts } from './intervals/strangeness.ts';
import type { CostOrigin, StudyComparison } from './study-comparison.ts';

/** A machine with costs of its own, fitted or prior. */
export interface OwnCosts {
  readonly hardware: string;
  readonly origin: CostOrigin;
  readonly posterior: CostPosterior;
}

/** What the explorer predicts with and compares: what is beside its page as `data/explorer.json`. */
export interface ExplorerData {
  readonly format: 'hopwise/explorer@1';
  readonly hardware: readonly Hardware[];
  /** Of the others, costs are scaled from these as their profiles say. */
  readonly costs: readonly OwnCosts[];
  /** Predictions in them come without their stages: the page predicts again what it draws by stage. */
  readonly comparisons: readonly StudyComparison[];
  readonly capabilities: readonly CapabilityFact[];
  readonly spreads: { readonly noise: readonly NoiseFloor[]; readonly doubts: Doubts };
  /** Files of the reader's that are shown from the start, as if they were dropped onto the page. */
  readonly files: readonly GivenFile[];
}

export interface GivenFile {
  readonly name: string;
  readonly text: string;
}

/** Every measured row, and what its system is in the catalogue: `data/measured.json`. */
export interface MeasuredData {
  readonly format: 'hopwise/measured@1';
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly urls: readonly string[];
    readonly doubtful: readonly string[];
  }[];
  readonly systems: readonly SystemMapping[];
  /** Columns of `rows`, in their order. */
  readonly columns: readonly (keyof Measurement)[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}
