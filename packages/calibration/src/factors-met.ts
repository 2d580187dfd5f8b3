import type { CostTable, Prediction } from '@hopwise/datapath';
import type { ParsedCosts } from '@hopwise/dataset';
import { type Factor, factorsOf, scaleCosts } from './factors.ts';
import type { Observation } from './observation.ts';
import type { Solver } from './scenario-solver.ts';

/**
 * Factors that move some observed load: its rate, or CPU that nobody may have published. The others
 * cannot be learnt from these observations, and are no parameters of a fit to them.
 */
export function factorsMet(
  priors: ParsedCosts,
  observations: readonly Observation[],
  solve: Solver,
): readonly Factor[] {
  if (observations.length === 0) return factorsOf(priors);
  const scenarios = [...new Set(observations.map(({ scenario }) => scenario))];
  const solved = (costs: CostTable): readonly Prediction[] =>
    scenarios.map((scenario) => solve(scenario, costs));
  const before = solved(scaleCosts(priors, [], []));
  return factorsOf(priors).filter((factor) => {
    const after = solved(scaleCosts(priors, [factor], [Math.exp(factor.sigmaLog)]));
    return after.some((prediction, i) => before[i] === undefined || differs(prediction, before[i]));
  });
}

const differs = (a: Prediction, b: Prediction): boolean =>
  a.rate.value !== b.rate.value ||
  a.cpuPerUnit.client !== b.cpuPerUnit.client ||
  a.cpuPerUnit.server !== b.cpuPerUnit.server;
