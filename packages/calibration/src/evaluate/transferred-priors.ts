import type { CostScale, CostTable } from '@hopwise/datapath';
import type { ParsedCosts } from '@hopwise/dataset';
import { transferCosts } from '../transfer-costs.ts';

/**
 * Costs of a machine before any fit on it: a reference machine's, scaled, with the factors that a fit
 * may move there.
 *
 * @param reference - Costs of the reference machine, after its own fit.
 * @param priors - Of the reference machine: they name the factors.
 */
export function transferredPriors(
  reference: CostTable,
  priors: ParsedCosts,
  scale: CostScale,
): ParsedCosts {
  const factors = new Map(
    priors.costs.map(({ subject, parameter, fit }) => [`${subject} ${parameter}`, fit]),
  );
  const scaled = transferCosts(reference, scale);
  return {
    ...scaled,
    costs: scaled.costs.map((cost) => ({
      ...cost,
      fit: factors.get(`${cost.subject} ${cost.parameter}`) ?? '',
    })),
  };
}
