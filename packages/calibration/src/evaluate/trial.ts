import type { Scenario } from '@hopwise/datapath';
import type { FigureName } from './figure-names.ts';

/** One published number of a trial: the median of its runs. */
export interface TrialFigure {
  readonly name: FigureName;
  /** In the unit that `figureNames` gives it. */
  readonly value: number;
  readonly runCount: number;
  /** Scatter of the runs: standard deviation over mean; null for a single run. */
  readonly cv: number | null;
}

/** One system under one load on one machine: what was measured, and the scenario that should give it. */
export interface Trial {
  /** What the source says of it, without the run: two roles of one id are a leak. */
  readonly id: string;
  readonly source: string;
  readonly system: string;
  readonly path: string;
  readonly scenario: Scenario;
  /**
   * `fit`: may train while it is not left out; `held-out`: never trains; `seen`: never trains, and
   * proves nothing, because a choice was made with it in view.
   */
  readonly role: 'fit' | 'held-out' | 'seen';
  readonly figures: readonly TrialFigure[];
}

/** Rows of a source that are in no trial, and why. */
export interface LeftOut {
  readonly source: string;
  /** A system, a workload, a metric. */
  readonly subject: string;
  readonly reason: string;
  readonly rowCount: number;
}
