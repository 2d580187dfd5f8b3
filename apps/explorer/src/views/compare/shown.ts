import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import { meetsNeeds } from '@hopwise/dataset';
import type { ExplorerModel } from '../../model/explorer-model.ts';
import type { CompareState } from './state.ts';
import { testRows, withKnownTest } from './test-rows.ts';

/** The study and rows that a state stands for, and the state as it can be shown. */
export interface Shown {
  readonly study: StudyComparison;
  readonly state: CompareState;
  readonly rows: readonly StudyRow[];
  /** Rows of the test whose product is not known to have what is asked for. */
  readonly leftOutCount: number;
}

/** Null where there is no study at all. */
export function shownOf(
  { comparisons, capabilities }: ExplorerModel,
  asked: CompareState,
): Shown | null {
  const study = comparisons.find((each) => each.study === asked.study) ?? comparisons[0];
  if (study === undefined) return null;
  const state = withKnownTest(study, asked);
  const all = testRows(study, state);
  // The host's own network is no product: it stays, to compare with.
  const rows = all.filter(
    ({ datapath }) => datapath === 'host' || meetsNeeds(datapath, state.needs, capabilities),
  );
  return { study, state, rows, leftOutCount: all.length - rows.length };
}
