import type { Hardware } from '@hopwise/datapath';
import type { Evaluation } from './evaluation.ts';
import type { Fold } from './fold.ts';
import type { Trial } from './trial.ts';

/** Which trials the costs of one machine are a function of in one fold. */
export interface CostPlan {
  readonly machine: string;
  /** The machine whose costs are scaled to this one; itself where it has priors of its own. */
  readonly reference: string;
  readonly referenceTrials: readonly Trial[];
  /** On the machine itself, when that is not the reference. */
  readonly ownTrials: readonly Trial[];
}

/** The costs that a fold needs on a machine. */
export function costPlan(
  { training }: Fold,
  { id, costScale }: Hardware,
  { fitsEveryMachine }: Pick<Evaluation, 'fitsEveryMachine'>,
): CostPlan {
  const reference = costScale?.reference ?? id;
  const on = (machine: string): readonly Trial[] =>
    training.filter(({ scenario }) => scenario.hardware === machine);
  return {
    machine: id,
    reference,
    referenceTrials: on(reference),
    ownTrials: reference === id || !fitsEveryMachine ? [] : on(id),
  };
}

/** A text that two plans share when they give the same costs. */
export const costKey = ({ machine, reference, referenceTrials, ownTrials }: CostPlan): string =>
  JSON.stringify([machine, reference, idsOf(referenceTrials), idsOf(ownTrials)]);

const idsOf = (trials: readonly Trial[]): readonly string[] =>
  trials.map(({ id }) => id).toSorted();
