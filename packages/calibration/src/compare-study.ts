import type { Prediction } from '@hopwise/datapath';
import { accuracyOf } from './accuracy.ts';
import type { PredictionIntervals } from './intervals/prediction-figures.ts';
import type { StudyPlan } from './plan-study.ts';
import { relativeErrors } from './relative-errors.ts';
import type { CostOrigin, StudyComparison, StudyRow } from './study-comparison.ts';

/**
 * Puts predictions beside what a study published, and judges them.
 *
 * @param predictions - One for each scenario of the plan, in its order.
 * @param intervals - Of these predictions, in the same order; none, if left out.
 * @throws {RangeError} when there are more or fewer predictions than scenarios
 */
export function compareStudy(
  plan: StudyPlan,
  predictions: readonly Prediction[],
  costs: CostOrigin,
  intervals: readonly PredictionIntervals[] = [],
): StudyComparison {
  if (predictions.length !== plan.scenarios.length) {
    throw new RangeError(`${predictions.length} predictions of ${plan.scenarios.length} scenarios`);
  }
  const rows = plan.scenarios.flatMap(({ scenario, role, reason, published }, i): StudyRow[] => {
    const prediction = predictions[i];
    if (prediction === undefined) return [];
    const guess = {
      rate: prediction.rate.value,
      cpuClientPerUnit: prediction.cpuPerUnit.client,
      cpuServerPerUnit: prediction.cpuPerUnit.server,
    };
    return [
      {
        datapath: scenario.datapath,
        modifiers: scenario.modifiers,
        workload: scenario.workload.kind,
        processes: scenario.workload.processes,
        mtu: scenario.mtu,
        role,
        reason,
        prediction,
        intervals: intervals[i] ?? {},
        published,
        errors: relativeErrors(guess, published),
      },
    ];
  });
  return {
    study: plan.study,
    hardware: plan.hardware,
    solver: predictions[0]?.solver ?? 'events',
    costs,
    rows,
    accuracy: accuracyOf(rows),
  };
}
