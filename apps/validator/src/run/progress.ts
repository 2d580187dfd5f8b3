import type { Plan } from '../plan/plan.ts';
import { secondsOfSample, secondsOfVisit } from '../plan/plan-time.ts';
import type { RunProgress } from './run-event.ts';
import type { RunState } from './run-state.ts';

/** How far a run is, and how long it goes on. */
export function progressOf(plan: Plan, state: RunState): RunProgress {
  const { min, max, perVisit } = plan.sampling;
  const open = plan.datapaths
    .filter(({ id }) => !state.isRefused(id))
    .flatMap(({ id }) =>
      plan.cases
        .filter((test) => !state.isDone(id, test.id))
        .map((test) => ({ id, test, taken: state.values(id, test).length })),
    );
  const secondsTo = (target: number): number => {
    const left = open.map((one) => ({ ...one, samples: Math.max(1, target - one.taken) }));
    const visits = plan.datapaths.map(({ id }) => {
      const samples = left.filter((one) => one.id === id).map((one) => one.samples);
      return Math.ceil(Math.max(0, ...samples) / perVisit);
    });
    const inVisits = visits.reduce((sum, count) => sum + count, 0) * secondsOfVisit(plan);
    return left.reduce((sum, one) => sum + one.samples * secondsOfSample(plan, one.test), inVisits);
  };
  const caseCount = plan.datapaths.length * plan.cases.length;
  return {
    sampleCount: state.sampleCount,
    doneCount: caseCount - open.length,
    caseCount,
    secondsLeft: { least: secondsTo(min), most: secondsTo(max) },
  };
}
