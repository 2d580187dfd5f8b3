import type { CostTable, Scenario } from '@hopwise/datapath';
import type { ParsedCosts } from '@hopwise/dataset';
import { levenbergMarquardt } from 'ml-levenberg-marquardt';
import type { Prediction } from '@hopwise/datapath';
import { type Factor, factorsOf, scaleCosts } from './factors.ts';
import { figureOf, type Observation } from './observation.ts';

/** Solves one scenario with a given table. */
export type Solver = (scenario: Scenario, costs: CostTable) => Prediction;

export interface FittedFactor extends Factor {
  readonly value: number;
}

/** A fit and how far to trust it. */
export interface CostFit {
  readonly factors: readonly FittedFactor[];
  readonly costs: CostTable;
  readonly residuals: readonly { readonly observation: Observation; readonly error: number }[];
  readonly observationCount: number;
  readonly iterations: number;
  /** Whether the last iterations no longer moved the sum of squares. */
  readonly converged: boolean;
}

/**
 * Finds the factors of a prior cost table that explain observations best: maximum a posteriori with
 * log-normal errors and log-normal priors, by Levenberg-Marquardt on logarithms.
 *
 * @param solve - The analytic solver on the observations' platform.
 */
export function fitCosts(
  priors: ParsedCosts,
  observations: readonly Observation[],
  solve: Solver,
): CostFit {
  const factors = factorsOf(priors);
  const residualsAt = (logs: readonly number[]): readonly number[] => {
    const costs = scaleCosts(priors, factors, logs.map(Math.exp));
    const errors = errorsOf(observations, costs, solve);
    return [
      ...errors.map((error, index) => error / (observations[index]?.sigmaLog ?? 1)),
      ...factors.map((factor, index) => (logs[index] ?? 0) / factor.sigmaLog),
    ];
  };
  const rowCount = observations.length + factors.length;
  const indices = Array.from({ length: rowCount }, (_, index) => index);
  const minimise = (start: readonly number[], maxIterations: number) =>
    levenbergMarquardt(
      { x: indices, y: new Array<number>(rowCount).fill(0) },
      (logs: readonly number[]) => {
        const residuals = residualsAt(logs);
        return (index: number) => residuals[index] ?? 0;
      },
      {
        initialValues: [...start],
        minValues: factors.map((factor) => -4 * factor.sigmaLog),
        maxValues: factors.map((factor) => 4 * factor.sigmaLog),
        damping: 1e-2,
        gradientDifference: 1e-4,
        centralDifference: true,
        maxIterations,
        errorTolerance: 1e-9,
      },
    );
  const first = minimise(
    factors.map(() => 0),
    100,
  );
  const last = minimise(first.parameterValues, 20);
  const logs = last.parameterValues;
  const costs = scaleCosts(priors, factors, logs.map(Math.exp));
  const errors = errorsOf(observations, costs, solve);
  return {
    factors: factors.map((factor, index) => ({ ...factor, value: Math.exp(logs[index] ?? 0) })),
    costs,
    residuals: observations.map((observation, index) => ({
      observation,
      error: Math.expm1(errors[index] ?? 0),
    })),
    observationCount: observations.length,
    iterations: first.iterations + last.iterations,
    converged: Math.abs(first.parameterError - last.parameterError) <= 1e-3 * first.parameterError,
  };
}

/** Logarithm of predicted over observed. */
function errorsOf(
  observations: readonly Observation[],
  costs: CostTable,
  solve: Solver,
): readonly number[] {
  const solved = new Map<Scenario, Prediction>();
  return observations.map(({ scenario, figure, value }) => {
    const prediction = solved.get(scenario) ?? solve(scenario, costs);
    solved.set(scenario, prediction);
    return Math.log(figureOf(prediction, figure) / value);
  });
}
