import type { Measurement, SplitRule, SystemMapping } from '@hopwise/dataset';

/** What the data folder holds of one study. */
export interface StudyData {
  /** As its folder is named, and as its measurements name their source. */
  readonly id: string;
  readonly measurements: readonly Measurement[];
  readonly systems: readonly SystemMapping[];
  readonly splits: readonly SplitRule[];
}
