import type { Prediction } from '@hopwise/datapath';
import type { NoisyFigure } from '@hopwise/dataset';

/** Figures of a prediction by name; null for one that the prediction does not have. */
export type FiguresOf<Name extends string> = (
  prediction: Prediction,
) => Readonly<Record<Name, number | null>>;

/** Figures that are asked for, and of what kind each is. */
export interface AskedFigures<Name extends string> {
  readonly names: readonly Name[];
  readonly figuresOf: FiguresOf<Name>;
  readonly kindOf: (name: Name) => NoisyFigure;
}
