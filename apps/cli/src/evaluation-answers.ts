import {
  type CostPlan,
  costKey,
  type FigureIntervals,
  type Fold,
  type Outcome,
  type Trial,
} from '@hopwise/calibration';
import type { Prediction } from '@hopwise/datapath';
import type { PredictionInput } from '@hopwise/simulator';
import type { PlannedEvaluation } from './planned-evaluation.ts';
import type { FoldCosts } from './fold-fit.ts';

/** A trial that one fold of an evaluation predicts. */
export interface Case {
  readonly planned: PlannedEvaluation;
  readonly fold: Fold;
  readonly trial: Trial;
  readonly plan: CostPlan;
}

/** A prediction and what it is a function of. */
type Predicted = readonly [input: PredictionInput, prediction: Prediction];

/** What makes predictions and their intervals. */
export interface AnswerMeans {
  readonly predict: (inputs: readonly PredictionInput[]) => Promise<readonly Prediction[]>;
  /** Intervals of predictions whose costs are of one origin. */
  readonly intervals: (
    predicted: readonly Predicted[],
    costs: FoldCosts,
  ) => Promise<readonly FigureIntervals[]>;
}

/** Cases of several evaluations are one where trial and costs are the same. */
export const caseKey = ({ trial, plan }: Case): string =>
  `${costKey(plan)} ${trial.id} ${trial.role}`;

type Answer = Pick<Outcome, 'datapath' | 'prediction' | 'intervals'>;

/** Predictions with their intervals, each made once, by the key of its case. */
export async function answersOf(
  asked: readonly { readonly each: Case; readonly input: PredictionInput }[],
  costs: ReadonlyMap<string, FoldCosts>,
  { predict, intervals }: AnswerMeans,
): Promise<ReadonlyMap<string, Answer>> {
  const unique = [...new Map(asked.map((one) => [caseKey(one.each), one])).values()];
  const predictions = await predict(unique.map(({ input }) => input));
  const answers = new Map<string, Answer>();
  for (const [key, found] of costs) {
    const own = unique.flatMap(({ each, input }, i) => {
      const prediction = predictions[i];
      return prediction === undefined || costKey(each.plan) !== key
        ? []
        : [{ name: caseKey(each), input, prediction }];
    });
    const spread = await intervals(
      own.map(({ input, prediction }) => [input, prediction] as const),
      found,
    );
    for (const [i, { name, input, prediction }] of own.entries()) {
      answers.set(name, { datapath: input.datapath, prediction, intervals: spread[i] ?? {} });
    }
  }
  return answers;
}
