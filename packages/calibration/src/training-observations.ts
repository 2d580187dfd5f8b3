import { clusterOf, type Scenario } from '@hopwise/datapath';
import { roleOf } from '@hopwise/dataset';
import { trialObservations } from './evaluate/trial-observations.ts';
import { trialsOf } from './evaluate/trials-of.ts';
import type { Observation } from './observation.ts';
import type { StudyData } from './study-data.ts';

/** What a fit may learn from a study: the rows of one machine that a split lets train, pod to pod. */
export function trainingObservations(
  { measurements, systems, splits }: StudyData,
  split: string,
  hardware: string,
): readonly Observation[] {
  const { trials } = trialsOf(measurements, systems, (row) => {
    const { role, reason } = roleOf(row, splits, split);
    return role === 'excluded' ? { role, reason } : { role };
  });
  return trialObservations(
    trials.filter(
      ({ role, scenario }) =>
        role === 'fit' && scenario.hardware === hardware && isPodToPod(scenario),
    ),
  );
}

/** Between two nodes, and to no Service. */
function isPodToPod(scenario: Scenario): boolean {
  const { placement, target } = clusterOf(scenario);
  return placement === 'cross-node' && target === 'pod';
}
