import { compareStudy, type PlannedScenario, type StudyComparison } from '@hopwise/calibration';
import type { Hardware } from '@hopwise/datapath';
import { checkScenario, type PredictionInput } from '@hopwise/simulator';
import type { DataFolder } from './files.ts';
import { missingCosts } from './missing-costs.ts';
import { plannedStudy } from './planned-study.ts';
import { originOf, type PlatformCosts } from './platform-costs.ts';
import { predictMany } from './predict-many.ts';
import type { PredictionTask, Solver } from './prediction-task.ts';
import { readDatapath } from './read-datapath.ts';
import type { Shell } from './shell.ts';
import { UserError } from './user-error.ts';
import { warnOfPriors } from './warn-of-priors.ts';

/** Which study to predict, and how. */
export interface StudyRequest {
  readonly study: string;
  readonly solver: Solver;
  readonly precision: number;
  readonly seed: number;
  readonly threads: number;
  /** Whether what an earlier run predicted will do. */
  readonly cache: boolean;
}

/** A study with its predictions, and whether an earlier run made these. */
export interface ComparedStudy {
  readonly comparison: StudyComparison;
  readonly isFromCache: boolean;
}

/** @throws {UserError} when the study, its machine or a scenario of it is not to be had */
export async function studyComparison(
  { study, solver, precision, seed, ...request }: StudyRequest,
  data: DataFolder,
  shell: Shell,
): Promise<ComparedStudy> {
  const { plan } = plannedStudy(study, data, seed);
  const { hardware, costs } = data.platform(plan.hardware);
  warnOfPriors(costs, shell);
  const inputs = inputsOf(plan.scenarios, hardware, costs);
  const tasks = inputs.map((input) => ({ input, solver, precision }));
  const { predictions, isFromCache } = await predicted(tasks, request, shell);
  return { comparison: compareStudy(plan, predictions, originOf(costs)), isFromCache };
}

/** From the cache, or anew and into it; the closed form is quicker than a file. */
async function predicted(
  tasks: readonly PredictionTask[],
  { cache, threads }: Pick<StudyRequest, 'cache' | 'threads'>,
  shell: Shell,
) {
  const isWorthKeeping = cache && tasks.some(({ solver }) => solver === 'events');
  const kept = isWorthKeeping ? shell.predictions.get(tasks) : null;
  if (kept !== null) return { predictions: kept, isFromCache: true };
  const predictions = await predictMany(tasks, {
    threads,
    onProgress: (doneCount) =>
      shell.progress(`predicted ${doneCount} of ${tasks.length} scenarios`),
  });
  if (isWorthKeeping) shell.predictions.put(tasks, predictions);
  return { predictions, isFromCache: false };
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
