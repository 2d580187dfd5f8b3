import type { Evaluation, LeaveOut } from './evaluation.ts';
import type { Fold } from './fold.ts';
import { refuseLeak } from './refuse-leak.ts';
import { isHost } from './test-of.ts';
import type { Trial } from './trial.ts';

/** The product that a system belongs to. */
export type FamilyOf = (trial: Trial) => string;

/**
 * The folds of an evaluation, none of which trains on what it scores.
 *
 * @param trials - Of the evaluation's split.
 * @throws {RangeError} when a split puts one trial on both sides
 */
export function foldsOf(
  evaluation: Evaluation,
  trials: readonly Trial[],
  familyOf: FamilyOf,
): readonly Fold[] {
  const { id, method, scored } = evaluation;
  const judged = trials.filter(({ source }) => scored === 'all' || scored.includes(source));
  const trainable = trials.filter(({ role }) => role === 'fit');
  const fold = (name: string, training: readonly Trial[], heldOut: readonly Trial[]): Fold => ({
    evaluation: id,
    name,
    training,
    heldOut,
  });
  const all =
    method === 'split'
      ? [
          fold(
            'held-out rows',
            trainable,
            judged.filter(({ role }) => role !== 'fit'),
          ),
        ]
      : method === 'host'
        ? machinesIn(judged).map((machine) => hostFold(machine, judged, trainable, fold))
        : leftOutInTurn(judged, trainable, { groupOf: groupBy(method, familyOf), fold });
  const folds = all.filter(({ heldOut }) => heldOut.length > 0);
  for (const each of folds) refuseLeak(each);
  return folds;
}

type MakeFold = (name: string, training: readonly Trial[], heldOut: readonly Trial[]) => Fold;

/** Rows of other machines may train the reference that this machine's costs are scaled from. */
function hostFold(
  machine: string,
  judged: readonly Trial[],
  trainable: readonly Trial[],
  fold: MakeFold,
): Fold {
  const onMachine = judged.filter(({ scenario }) => scenario.hardware === machine);
  const hosts = onMachine.filter(isHost);
  const others = trainable.filter(({ scenario }) => scenario.hardware !== machine);
  const heldOut = hosts.length === 0 ? [] : onMachine.filter((trial) => !isHost(trial));
  return fold(machine, [...others, ...hosts], heldOut);
}

function leftOutInTurn(
  judged: readonly Trial[],
  trainable: readonly Trial[],
  { groupOf, fold }: { readonly groupOf: (trial: Trial) => string; readonly fold: MakeFold },
): readonly Fold[] {
  const groups = [...new Set(judged.map(groupOf))].toSorted();
  return groups.map((group) =>
    fold(
      group,
      trainable.filter((trial) => groupOf(trial) !== group),
      judged.filter((trial) => groupOf(trial) === group),
    ),
  );
}

const groupBy =
  (method: LeaveOut, familyOf: FamilyOf) =>
  (trial: Trial): string => {
    const { scenario, source, system } = trial;
    const groups: Readonly<Record<LeaveOut, () => string>> = {
      system: () => `${source} ${system}`,
      family: () => familyOf(trial),
      datapath: () => scenario.datapath,
      machine: () => scenario.hardware,
      workload: () => scenario.workload.kind,
    };
    return groups[method]();
  };

const machinesIn = (trials: readonly Trial[]): readonly string[] =>
  [...new Set(trials.map(({ scenario }) => scenario.hardware))].toSorted();
