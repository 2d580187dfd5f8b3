import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import { clusterOf } from '@hopwise/datapath';
import { initialState, type CompareState, type Sort } from './state.ts';

/** Tells a row from every other row of its test. */
export const rowId = ({ datapath, modifiers, mtu, published, prediction }: StudyRow): string => {
  const { target, placement } = clusterOf(prediction.scenario);
  return [datapath, ...modifiers, published?.run ?? '', target, placement, mtu].join('+');
};

const keys: Readonly<Record<Sort, (row: StudyRow) => number>> = {
  predicted: (row) => row.prediction.rate.value,
  published: (row) => row.published?.rate ?? Number.NEGATIVE_INFINITY,
};

/** The rows of the chosen test, fastest first; without a published rate, last. */
export function testRows(study: StudyComparison, state: CompareState): readonly StudyRow[] {
  const key = keys[state.sort];
  return study.rows
    .filter((row) => isTest(row, state))
    .sort((a, b) => {
      const [left, right] = [key(a), key(b)];
      return left === right ? 0 : right - left;
    });
}

/** The state, with a test of the study in place of one that it has no row of. */
export function withKnownTest(study: StudyComparison, state: CompareState): CompareState {
  if (testRows(study, state).length > 0) return state;
  const first = study.rows.find((row) => isTest(row, initialState)) ?? study.rows[0];
  return first === undefined ? state : { ...state, ...testOf(first) };
}

const testOf = ({ workload, processes }: StudyRow) => ({ workload, processes });

const isTest = (row: StudyRow, { workload, processes }: CompareState): boolean =>
  row.workload === workload && row.processes === processes;
