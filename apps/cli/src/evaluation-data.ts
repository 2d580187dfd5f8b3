import { type Evaluation, foldsOf, type LeftOut, type Trial, trialsOf } from '@hopwise/calibration';
import { productOf, roleOf } from '@hopwise/dataset';
import type { PlannedEvaluation } from './planned-evaluation.ts';
import type { DataFolder } from './files.ts';
import { UserError } from './user-error.ts';

/** Evaluations of a data folder, and what of it they leave out. */
export interface PlannedEvaluations {
  readonly planned: readonly PlannedEvaluation[];
  readonly leftOut: readonly LeftOut[];
  readonly assumed: readonly LeftOut[];
}

/** @throws {UserError} when a split has no rule, or puts a row on both sides */
export function plannedEvaluations(
  evaluations: readonly Evaluation[],
  data: DataFolder,
): PlannedEvaluations {
  const studies = data.publishedIds.map((id) => data.study(id));
  const measurements = studies.flatMap((study) => study.measurements);
  const [{ systems, splits } = { systems: [], splits: [] }] = studies;
  const facts = data.capabilities();
  const familyOf = ({ scenario: { datapath } }: Trial): string =>
    productOf(datapath, facts) ?? datapath;
  const read = new Map(
    [...new Set(evaluations.map(({ split }) => split))].map((split) => {
      if (!splits.some((rule) => rule.split === split)) {
        throw new UserError([`splits.csv has no rule of split ${split}`]);
      }
      return [split, trialsOf(measurements, systems, (row) => useOf(roleOf(row, splits, split)))];
    }),
  );
  const planned = evaluations.map((evaluation) => {
    const trials = read.get(evaluation.split)?.trials ?? [];
    return { evaluation, trials, folds: withoutLeak(evaluation, trials, familyOf) };
  });
  // The split of all rows says what none can use; what the others leave out is their purpose.
  const widest = [...read.values()].toSorted((a, b) => b.trials.length - a.trials.length)[0];
  return { planned, leftOut: widest?.leftOut ?? [], assumed: widest?.assumed ?? [] };
}

type Decision = ReturnType<typeof roleOf>;

const useOf = ({ role, reason }: Decision) =>
  role === 'excluded' ? ({ role, reason } as const) : ({ role } as const);

function withoutLeak(...args: Parameters<typeof foldsOf>): ReturnType<typeof foldsOf> {
  try {
    return foldsOf(...args);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError([`splits.csv leaks: ${error.message}`]);
  }
}
