import type { CostTable } from '@hopwise/datapath';
import { lowerFactorOf } from '@hopwise/stats';
import { sum } from '../sum.ts';
import type { CostPosterior, KnownFactor } from './cost-posterior.ts';
import { drawnValue } from './drawn-value.ts';
import { type Draws, normalDraws } from './stratified-draws.ts';

/** How tables are drawn. */
export interface SampleOptions {
  readonly count: number;
  readonly seed: number;
  /** Error that all work has in common [standard deviation of the logarithm]. */
  readonly workError: number;
  /**
   * Whether they are for a system that no fit saw: what was learnt from one or two others then holds
   * less surely.
   */
  readonly isExtrapolated: boolean;
}

/** Systems from which on a stage is taken to cost on others what it costs on them. */
const enoughSystems = 3;

/** How much a stage that fewer systems showed may differ on another [standard deviation of the log]. */
const betweenSystems = 0.35;

/**
 * Cost tables as the data and the priors leave them possible: factors together, as their covariance
 * says; what no fit moves, stage by stage within its bounds.
 *
 * The same seed gives the same tables, so that what differs between two predictions is not chance.
 */
export function posteriorSamples(
  posterior: CostPosterior,
  options: SampleOptions,
): readonly CostTable[] {
  const { costs, factors } = posterior;
  const draws = normalDraws(options.count, options.seed);
  const moves = factorMoves(posterior, draws, options);
  return Array.from({ length: options.count }, (_, sample) => {
    const byFactor = new Map(factors.map(({ name }, i) => [name, moves[i]?.[sample] ?? 0]));
    return {
      id: costs.id,
      hash: `${costs.hash} sample ${sample} of ${options.seed}`,
      costs: costs.costs.map((cost) => {
        const move = byFactor.get(cost.fit);
        const value =
          move === undefined
            ? drawnValue(cost, draws(`stage ${cost.subject}`)[sample] ?? 0)
            : cost.value * Math.exp(move);
        return { ...cost, value };
      }),
    };
  });
}

/** Logarithms of what each factor is multiplied by, in each sample. */
function factorMoves(
  { factors, covariance }: CostPosterior,
  draws: Draws,
  { count, isExtrapolated }: SampleOptions,
): readonly (readonly number[])[] {
  const mix = lowerFactorOf(covariance);
  const independent = factors.map(({ name }) => draws(`factor ${name}`));
  return factors.map((factor, i) => {
    const row = mix[i] ?? [];
    const strange = isExtrapolated && isRare(factor) ? betweenSystems : 0;
    const extra = draws(`other systems ${factor.name}`);
    return Array.from({ length: count }, (_, sample) => {
      const widths = sum(row.map((weight, j) => weight * (independent[j]?.[sample] ?? 0)));
      return widths * factor.sigmaLog + strange * (extra[sample] ?? 0);
    });
  });
}

const isRare = ({ systems }: KnownFactor): boolean => systems < enoughSystems;
