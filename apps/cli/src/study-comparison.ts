import {
  compareStudy,
  type PlannedScenario,
  planStudy,
  type StudyComparison,
} from '@hopwise/calibration';
import type { Hardware } from '@hopwise/datapath';
import { checkScenario, type PredictionInput } from '@hopwise/simulator';
import type { DataFolder } from './files.ts';
import { unknownId } from './known-id.ts';
import { missingCosts } from './missing-costs.ts';
import { originOf, type PlatformCosts } from './platform-costs.ts';
import { predictMany } from './predict-many.ts';
import type { Solver } from './prediction-task.ts';
import { readDatapath } from './read-datapath.ts';
import { UserError } from './user-error.ts';

/** Which study to predict, and how. */
export interface StudyRequest {
  readonly study: string;
  readonly solver: Solver;
  readonly precision: number;
  readonly seed: number;
  readonly threads: number;
}

/** @throws {UserError} when the study, its machine or a scenario of it is not to be had */
export async function studyComparison(
  { study, solver, precision, seed, threads }: StudyRequest,
  data: DataFolder,
  progress: (text: string) => void,
): Promise<StudyComparison> {
  if (!data.studyIds.includes(study)) {
    throw new UserError([unknownId('study', study, data.studyIds)]);
  }
  const plan = planStudy(data.study(study), seed);
  const { hardware, costs } = data.platform(plan.hardware);
  const inputs = inputsOf(plan.scenarios, hardware, costs);
  const predictions = await predictMany(
    inputs.map((input) => ({ input, solver, precision })),
    {
      threads,
      onProgress: (doneCount) => progress(`predicted ${doneCount} of ${inputs.length} scenarios`),
    },
  );
  return compareStudy(plan, predictions, originOf(costs));
}

function inputsOf(
  scenarios: readonly PlannedScenario[],
  hardware: Hardware,
  costs: PlatformCosts,
): readonly PredictionInput[] {
  const problems: string[] = [];
  const inputs = scenarios.flatMap(({ scenario }) => {
    const datapath = readDatapath(scenario.datapath, scenario.modifiers, problems);
    problems.push(...checkScenario(scenario, hardware));
    if (datapath === null) return [];
    problems.push(...missingCosts(datapath, scenario.workload.kind, costs));
    return [{ scenario, datapath, hardware, costs: costs.table }];
  });
  if (problems.length > 0) throw new UserError([...new Set(problems)]);
  return inputs;
}
