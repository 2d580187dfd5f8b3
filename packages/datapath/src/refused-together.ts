import type { NotTogether } from './modifier-verdicts.ts';

/** Everything that is refused for one reason. */
export interface RefusedTogether {
  readonly because: string;
  readonly ids: readonly string[];
}

/** Refusals by reason, each reason once, in the order in which it is first given. */
export const refusedTogether = (refused: readonly NotTogether[]): readonly RefusedTogether[] =>
  [...new Set(refused.map(({ because }) => because))].map((because) => ({
    because,
    ids: refused.filter((each) => each.because === because).map(({ id }) => id),
  }));
