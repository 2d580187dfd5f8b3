import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import { initialState, type PageState, type Sort } from './state.ts';

/** Tells a row from every other row of its test. */
export const rowId = ({ datapath, modifiers, published }: StudyRow): string =>
  [datapath, ...modifiers, published?.run ?? ''].join('+');

const keys: Readonly<Record<Sort, (row: StudyRow) => number>> = {
  predicted: (row) => row.prediction.rate.value,
  published: (row) => row.published?.rate ?? Number.NEGATIVE_INFINITY,
};

/** The rows of the chosen test, fastest first; without a published rate, last. */
export function testRows(study: StudyComparison, state: PageState): readonly StudyRow[] {
  const key = keys[state.sort];
  return study.rows
    .filter((row) => row.workload === state.workload && row.processes === state.processes)
    .sort((a, b) => {
      const [left, right] = [key(a), key(b)];
      return left === right ? 0 : right - left;
    });
}

/** The state, with the first test in place of one that the study has no row of. */
export function withKnownTest(study: StudyComparison, state: PageState): PageState {
  if (testRows(study, state).length > 0) return state;
  const { workload, processes } = initialState;
  return { ...state, workload, processes };
}
