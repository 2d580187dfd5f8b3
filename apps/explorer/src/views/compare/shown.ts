import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import type { ExplorerModel } from '../../model/explorer-model.ts';
import type { CompareState } from './state.ts';
import { testRows, withKnownTest } from './test-rows.ts';

/** The study and rows that a state stands for, and the state as it can be shown. */
export interface Shown {
  readonly study: StudyComparison;
  readonly state: CompareState;
  readonly rows: readonly StudyRow[];
}

/** Null where there is no study at all. */
export function shownOf({ comparisons }: ExplorerModel, asked: CompareState): Shown | null {
  const study = comparisons.find((each) => each.study === asked.study) ?? comparisons[0];
  if (study === undefined) return null;
  const state = withKnownTest(study, asked);
  return { study, state, rows: testRows(study, state) };
}
