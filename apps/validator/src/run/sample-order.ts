import type { Plan, PlannedDatapath } from '../plan/plan.ts';
import { shuffled } from '../plan/shuffled.ts';
import type { TestCase } from '../plan/test-case.ts';

/**
 * Order of the datapaths in a round. Every round is in another order, and no datapath is always
 * measured behind the same one: what drifts on a node drifts for all of them.
 */
export const datapathsOfRound = (plan: Plan, round: number): readonly PlannedDatapath[] =>
  shuffled(plan.datapaths, `${plan.seed}/${round}`, ({ id }) => id);

/** Order of the tests while one datapath stands. */
export const casesOfVisit = (
  plan: Plan,
  round: number,
  { id: datapath }: PlannedDatapath,
): readonly TestCase[] => shuffled(plan.cases, `${plan.seed}/${round}/${datapath}`, ({ id }) => id);
