import { applyModifiers } from './apply-modifiers.ts';
import { datapaths, modifiers } from './catalogue.ts';
import type { Datapath } from './datapath.ts';
import type { Modifier } from './modifier.ts';

/** Where one half of a pair cannot go with the other, and the clause that says why. */
export interface NotTogether {
  readonly id: string;
  readonly because: string;
}

/** What goes with something, alone, and what does not. */
export interface Verdicts {
  readonly applies: readonly string[];
  readonly refused: readonly NotTogether[];
}

/** Which modifiers of the catalogue apply to a datapath when nothing else is on it. */
export const modifiersOf = (datapath: Datapath): Verdicts =>
  sorted(modifiers.map((modifier) => ({ id: modifier.id, refusal: refusal(datapath, modifier) })));

/** To which datapaths of the catalogue a modifier applies when nothing else is on them. */
export const datapathsWith = (modifier: Modifier): Verdicts =>
  sorted(datapaths.map((datapath) => ({ id: datapath.id, refusal: refusal(datapath, modifier) })));

function refusal(datapath: Datapath, modifier: Modifier): string | null {
  const applied = applyModifiers(datapath, [modifier]);
  return applied.ok ? null : applied.because;
}

function sorted(
  pairs: readonly { readonly id: string; readonly refusal: string | null }[],
): Verdicts {
  return {
    applies: pairs.filter((pair) => pair.refusal === null).map(({ id }) => id),
    refused: pairs.flatMap((pair) =>
      pair.refusal === null ? [] : [{ id: pair.id, because: pair.refusal }],
    ),
  };
}
