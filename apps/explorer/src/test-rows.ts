import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import type { PageState, Sort } from './state.ts';

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
