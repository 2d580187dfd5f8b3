import type { ParsedCosts } from '@hopwise/dataset';
import { factorsOf } from '../factors.ts';
import type { CostFit } from '../cost-fit.ts';
import { modelErrorOf } from '../model-error.ts';
import type { CostPosterior } from './cost-posterior.ts';

/** What is known of costs after a fit: the priors' names and bounds, moved to where the fit ended. */
export function posteriorOfFit(priors: ParsedCosts, fit: CostFit): CostPosterior {
  const moved = new Map(fit.factors.map(({ name, value }) => [name, value]));
  return {
    costs: {
      ...priors,
      costs: priors.costs.map((cost) => {
        const factor = moved.get(cost.fit) ?? 1;
        const { value, low, high } = cost;
        return { ...cost, value: value * factor, low: low * factor, high: high * factor };
      }),
    },
    factors: fit.factors.map(({ name, sigmaLog }, index) => ({
      ...{ name, sigmaLog, systems: fit.posterior.systems[index] ?? 0 },
    })),
    covariance: fit.posterior.covariance,
    modelError: modelErrorOf(fit),
    seen: fit.residuals.map(({ observation: { scenario } }) => ({
      datapath: scenario.datapath,
      modifiers: scenario.modifiers,
      workload: scenario.workload.kind,
      processes: scenario.workload.processes,
    })),
  };
}

/** What is known of costs that nothing was fitted to: their intervals, factor by factor. */
export function posteriorOfPriors(priors: ParsedCosts): CostPosterior {
  const factors = factorsOf(priors).map((factor) => ({ ...factor, systems: 0 }));
  return {
    costs: priors,
    factors,
    covariance: factors.map((_, i) => factors.map((_unused, j) => (i === j ? 1 : 0))),
    modelError: { rate: 0, cpu: 0 },
    seen: [],
  };
}
