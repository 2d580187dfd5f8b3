import {
  appliedDatapath,
  costKey,
  type CostPlan,
  costPlan,
  type EvaluationReport,
  evaluationReport,
  type LeftOut,
  leftOutList,
  type Trial,
} from '@hopwise/calibration';
import { checkDatapath, checkScenario, type PredictionInput } from '@hopwise/simulator';
import { answersOf, type AnswerMeans, type Case, caseKey } from './evaluation-answers.ts';
import type { DataFolder } from './files.ts';
import { type CostData, foldCosts } from './fold-costs.ts';
import type { FitRunner, FoldCosts } from './fold-fit.ts';
import { missingCosts } from './missing-costs.ts';
import type { PlannedEvaluation } from './planned-evaluation.ts';

/** What came of an evaluation, and what its predictions rest on. */
export interface EvaluationRun {
  readonly report: EvaluationReport;
  /** One entry for each fold and machine. */
  readonly costs: readonly (Omit<FoldCosts, 'table' | 'posterior' | 'isTransferred'> & {
    readonly fold: string;
  })[];
  /** Trials that cannot be predicted, and why. */
  readonly refused: readonly LeftOut[];
}

/** What makes fits and predictions, and where data are. */
export interface EvaluationMeans extends AnswerMeans {
  readonly data: CostData & Pick<DataFolder, 'hardwareIds'>;
  readonly runFit: FitRunner;
}

/**
 * Runs evaluations together, so that folds of all of them share fits and threads.
 *
 * @param all - Every evaluation that could have been asked for beside them.
 */
export async function runEvaluations(
  planned: readonly PlannedEvaluation[],
  all: readonly PlannedEvaluation[],
  { data, runFit, predict, intervals }: EvaluationMeans,
): Promise<readonly EvaluationRun[]> {
  const cases = planned.flatMap((each) => casesOf(each, data));
  const costs = await foldCosts(
    withNeighbours(
      cases,
      all.flatMap((each) => casesOf(each, data)),
    ),
    data,
    runFit,
  );
  const inputs = cases.map((each) => inputOf(each, costs, data));
  const answers = await answersOf(
    cases.flatMap((each, i) => {
      const input = inputs[i];
      return input === undefined || 'reason' in input ? [] : [{ each, input }];
    }),
    costs,
    { predict, intervals },
  );
  return planned.map((each) => {
    const outcomes = cases.flatMap((one) => {
      const answer = one.planned === each ? answers.get(caseKey(one)) : undefined;
      return answer === undefined ? [] : [{ trial: one.trial, fold: one.fold, ...answer }];
    });
    const own = cases.filter(({ planned: of }) => of === each);
    return {
      report: evaluationReport(each.evaluation, outcomes, each.trials),
      costs: costsOf(own, costs),
      refused: leftOutList([
        ...withoutProfile(each, data),
        ...cases.flatMap((one, i) => {
          const input = inputs[i];
          return one.planned !== each || input === undefined || !('reason' in input)
            ? []
            : one.trial.figures.map(() => refusal(one.trial, input.reason));
        }),
      ]),
    };
  });
}

const casesOf = (planned: PlannedEvaluation, data: EvaluationMeans['data']): readonly Case[] =>
  planned.folds.flatMap((fold) =>
    fold.heldOut.flatMap((trial) => {
      const { hardware } = trial.scenario;
      if (!data.hardwareIds.includes(hardware)) return [];
      const plan = costPlan(fold, data.hardware(hardware), planned.evaluation);
      return [{ planned, fold, trial, plan }];
    }),
  );

/**
 * Plans of some cases, and of all others that fit the same machines to their own rows: such fits
 * share starts, and end at the same place whichever of them was asked for.
 */
function withNeighbours(some: readonly Case[], all: readonly Case[]): readonly CostPlan[] {
  const keys = new Set(some.map(({ plan }) => costKey(plan)));
  const isFitted = ({ plan }: Case): boolean => plan.ownTrials.length > 0;
  const fitted = new Set(some.filter(isFitted).map(({ plan }) => plan.machine));
  return all
    .filter(
      (each) => keys.has(costKey(each.plan)) || (isFitted(each) && fitted.has(each.plan.machine)),
    )
    .map(({ plan }) => plan);
}

const withoutProfile = (
  { folds }: PlannedEvaluation,
  { hardwareIds }: EvaluationMeans['data'],
): readonly Omit<LeftOut, 'rowCount'>[] =>
  folds.flatMap(({ heldOut }) =>
    heldOut
      .filter(({ scenario }) => !hardwareIds.includes(scenario.hardware))
      .flatMap((trial) =>
        trial.figures.map(() => ({
          source: trial.source,
          subject: trial.scenario.hardware,
          reason: 'there is no profile of this machine',
        })),
      ),
  );

/** What to predict, or why nothing can be. */
function inputOf(
  { trial, plan }: Case,
  costs: ReadonlyMap<string, FoldCosts>,
  data: EvaluationMeans['data'],
): PredictionInput | { readonly reason: string } {
  const { scenario } = trial;
  const datapath = appliedDatapath(scenario);
  if ('reason' in datapath) return datapath;
  const hardware = data.hardware(scenario.hardware);
  const { table, origin } = costs.get(costKey(plan)) ?? { table: null, origin: '' };
  if (table === null) return { reason: `no costs of ${scenario.hardware}` };
  const problems = [
    ...checkScenario(scenario, hardware),
    ...checkDatapath(datapath, scenario, hardware),
    ...missingCosts({ scenario, datapath, hardware }, { file: origin, table }),
  ];
  if (problems.length > 0) return { reason: problems.join('; ') };
  return { scenario, datapath, hardware, costs: table };
}

const refusal = ({ source, system }: Trial, reason: string): Omit<LeftOut, 'rowCount'> => ({
  source,
  subject: system,
  reason,
});

function costsOf(
  cases: readonly Case[],
  costs: ReadonlyMap<string, FoldCosts>,
): EvaluationRun['costs'] {
  const used = new Map(
    cases.map(({ fold, plan }) => [`${fold.name} ${costKey(plan)}`, { fold, plan }]),
  );
  return [...used.values()].flatMap(({ fold, plan }) => {
    const found = costs.get(costKey(plan));
    if (found === undefined) return [];
    const { machine, origin, parameterCount, figureCount, doubts } = found;
    return [{ fold: fold.name, machine, origin, parameterCount, figureCount, doubts }];
  });
}
