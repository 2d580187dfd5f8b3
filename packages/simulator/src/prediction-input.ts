import type { CostTable, Datapath, Hardware, Scenario } from '@hopwise/datapath';

/** Everything that a prediction is a function of. */
export interface PredictionInput {
  readonly scenario: Scenario;
  /** With the scenario's modifiers applied. */
  readonly datapath: Datapath;
  readonly hardware: Hardware;
  readonly costs: CostTable;
}
