import {
  compareStudy,
  type PlannedScenario,
  type StudyComparison,
  type StudyPlan,
} from '@hopwise/calibration';
import { meetsNeeds } from '@hopwise/dataset';
import type { Hardware } from '@hopwise/datapath';
import { checkScenario, type PredictionInput } from '@hopwise/simulator';
import type { DataFolder } from './files.ts';
import { missingCosts } from './missing-costs.ts';
import { manyIntervals, platformUncertainty } from './platform-intervals.ts';
import { plannedStudy } from './planned-study.ts';
import { originOf, type PlatformCosts } from './platform-costs.ts';
import { predictedFromCache } from './predicted-from-cache.ts';
import type { Solver } from './prediction-task.ts';
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
  /** What the product of a datapath must be known to have; nothing if left out. */
  readonly needs?: readonly string[];
}

/** A study with its predictions, and whether an earlier run made these. */
export interface ComparedStudy {
  readonly comparison: StudyComparison;
  readonly isFromCache: boolean;
}

/** @throws {UserError} when the study, its machine or a scenario of it is not to be had */
export async function studyComparison(
  { study, solver, precision, seed, needs = [], ...request }: StudyRequest,
  data: DataFolder,
  shell: Shell,
): Promise<ComparedStudy> {
  const plan = suitable(plannedStudy(study, data, seed).plan, needs, data);
  const { hardware, costs } = data.platform(plan.hardware);
  warnOfPriors(costs, shell);
  const inputs = inputsOf(plan.scenarios, hardware, costs);
  const tasks = inputs.map((input) => ({ input, solver, precision }));
  const { predictions, isFromCache } = await predictedFromCache(tasks, request, shell);
  const uncertainty = platformUncertainty({ hardware, costs }, data, seed);
  const predicted = inputs.flatMap((input, i) => {
    const prediction = predictions[i];
    return prediction === undefined ? [] : [[input, prediction] as const];
  });
  shell.progress(`finding intervals of ${predicted.length} predictions`);
  const intervals = await manyIntervals({ predicted, uncertainty }, request.threads);
  return { comparison: compareStudy(plan, predictions, originOf(costs), intervals), isFromCache };
}

/** The scenarios whose datapath belongs to a product that has everything asked for. */
function suitable(
  plan: StudyPlan,
  needs: readonly string[],
  data: Pick<DataFolder, 'capabilities'>,
): StudyPlan {
  if (needs.length === 0) return plan;
  const facts = data.capabilities();
  const scenarios = plan.scenarios.filter(({ scenario }) =>
    meetsNeeds(scenario.datapath, needs, facts),
  );
  if (scenarios.length > 0) return { ...plan, scenarios };
  throw new UserError([
    `no datapath of ${plan.study} belongs to a product that is known to have ${needs.join(', ')}`,
  ]);
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
    problems.push(...missingCosts({ scenario, datapath, hardware }, costs));
    return [{ scenario, datapath, hardware, costs: costs.table }];
  });
  if (problems.length > 0) throw new UserError([...new Set(problems)]);
  return inputs;
}
