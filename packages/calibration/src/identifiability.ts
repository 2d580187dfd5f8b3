import { eigenpairsOf, type Symmetric } from '@hopwise/stats';
import type { CostFit } from './cost-fit.ts';

/** What data can and cannot tell of the factors of a fit. */
export interface Identifiability {
  /** Combinations of factors of which the data say more than the priors. */
  readonly learned: number;
  readonly factors: readonly FactorKnowledge[];
  /** Pairs of factors that move the figures alike: the data know a sum of both, the priors its parts. */
  readonly tied: readonly TiedFactors[];
}

export interface FactorKnowledge {
  readonly name: string;
  /** Width that is left, in widths of the prior, 0 to 1. */
  readonly sd: number;
  /** Whether the data left the factor nearly as wide as it was. */
  readonly isOpen: boolean;
  /** Systems any figure of which it moves. */
  readonly systems: number;
}

export interface TiedFactors {
  readonly names: readonly [string, string];
  /** Cosine between what the two do to the figures: 1 or -1 when one can stand for the other. */
  readonly likeness: number;
}

/** A likeness beyond which two factors are one to the data. */
const tiedFrom = 0.9;

/** Width that is left of a factor of which nothing was learnt to speak of. */
const openFrom = 0.9;

/** Which factors the data cannot tell apart, and which they do not know at all. */
export function identifiabilityOf({
  factors,
  posterior,
}: Pick<CostFit, 'factors' | 'posterior'>): Identifiability {
  const { covariance, information, systems } = posterior;
  const sdOf = (index: number): number => Math.sqrt(covariance[index]?.[index] ?? 1);
  const pairs = factors.flatMap((a, i) =>
    factors.slice(i + 1).map((b, offset): TiedFactors => {
      const j = i + 1 + offset;
      return { names: [a.name, b.name], likeness: cosine(information, i, j) };
    }),
  );
  return {
    // A prior's width is one: information above one says more.
    learned: eigenpairsOf(information).filter(({ value }) => value > 1).length,
    factors: factors.map(({ name }, index) => ({
      name,
      sd: sdOf(index),
      isOpen: sdOf(index) > openFrom,
      systems: systems[index] ?? 0,
    })),
    tied: pairs
      .filter(({ likeness }) => Math.abs(likeness) >= tiedFrom)
      .toSorted((a, b) => Math.abs(b.likeness) - Math.abs(a.likeness)),
  };
}

/** Nothing is like a factor that moves nothing. */
function cosine(information: Symmetric, i: number, j: number): number {
  const lengths = Math.sqrt((information[i]?.[i] ?? 0) * (information[j]?.[j] ?? 0));
  return lengths === 0 ? 0 : (information[i]?.[j] ?? 0) / lengths;
}
