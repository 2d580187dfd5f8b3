import type { CostTable } from '@hopwise/datapath';
import type { ParsedCost, ParsedCosts } from '@hopwise/dataset';

/** A number that a fit moves: it multiplies every cost that names it. */
export interface Factor {
  readonly name: string;
  /** Standard deviation of the prior of its logarithm; the prior's median is 1. */
  readonly sigmaLog: number;
}

/** Half-width of a 90 % interval of a normal distribution, in standard deviations. */
const ninetyPercent = 1.645;

/** The factors of a prior table, in order of appearance; widths from the costs' intervals. */
export function factorsOf(priors: ParsedCosts): readonly Factor[] {
  const names = [...new Set(priors.costs.map((cost) => cost.fit))].filter((name) => name !== '');
  return names.map((name) => {
    const widths = priors.costs.filter((cost) => cost.fit === name).map(sigmaLogOf);
    return { name, sigmaLog: Math.max(...widths) };
  });
}

const sigmaLogOf = ({ low, high }: ParsedCost): number =>
  Math.log(high / low) / (2 * ninetyPercent);

/** The table with each cost multiplied by its factor. */
export function scaleCosts(
  priors: ParsedCosts,
  factors: readonly Factor[],
  values: readonly number[],
): CostTable {
  const scale = new Map(factors.map((factor, index) => [factor.name, values[index] ?? 1]));
  return {
    ...priors,
    costs: priors.costs.map((cost) => ({
      ...cost,
      value: cost.value * (scale.get(cost.fit) ?? 1),
    })),
  };
}
