import type { Prediction } from '@hopwise/datapath';
import type { Doubt, NoiseFloor, NoisyFigure } from '@hopwise/dataset';
import type { PredictionInput } from '@hopwise/simulator';
import type { AskedFigures } from './asked-figures.ts';
import { figureIntervals } from './figure-intervals.ts';
import {
  platformSamples,
  type PlatformSample,
  type UncertainPlatform,
} from './platform-samples.ts';
import type { Quantiles } from './quantiles.ts';
import { type Doubts, doubtOf, strangenessOf } from './strangeness.ts';

/** What intervals are made of, beside the prediction. */
export interface Uncertainty {
  readonly platform: UncertainPlatform;
  readonly noise: readonly NoiseFloor[];
  readonly doubts: Doubts;
  readonly seed: number;
  /** Machines that are drawn; more take longer and make the outer quantiles steadier. */
  readonly sampleCount: number;
}

/** Intervals of some figures of a prediction, by either solver: those that it has. */
export type IntervalsOf = <Name extends string>(
  input: PredictionInput,
  centre: Prediction,
  asked: AskedFigures<Name>,
) => Readonly<Partial<Record<Name, Quantiles>>>;

/**
 * Intervals of predictions on one machine: from what its fit leaves open, from what its costs were
 * scaled by, from the bounds of its profile, from what the model gets wrong where it was checked and
 * may get wrong where it was not, and from run-to-run scatter.
 *
 * @returns a function of one prediction; machines are drawn once and serve every prediction
 */
export function intervalsOn(uncertainty: Uncertainty): IntervalsOf {
  const { platform, noise, doubts, seed, sampleCount } = uncertainty;
  const { posterior, isTransferred } = platform;
  const drawn = new Map<string, readonly PlatformSample[]>();
  return (input, centre, asked) => {
    const differs = strangenessOf(input.scenario, input.datapath, { ...posterior, isTransferred });
    const doubt = doubtOf(differs, doubts);
    const isExtrapolated = differs.includes('system');
    const key = `${isExtrapolated} ${doubt.work}`;
    const samples =
      drawn.get(key) ??
      platformSamples(platform, {
        ...{ count: sampleCount, seed, isExtrapolated },
        workError: doubt.work,
      });
    drawn.set(key, samples);
    const errorOf = errorsOf(platform, doubt);
    return figureIntervals(input, centre, { ...asked, samples, errorOf, noise, seed });
  };
}

/** What the fit left of each kind of figure, and doubts of CPU beside those of work. */
const errorsOf =
  ({ posterior: { modelError } }: UncertainPlatform, doubt: Doubt) =>
  (kind: NoisyFigure): number =>
    kind === 'cpu' ? Math.hypot(modelError.cpu, doubt.cpu) : modelError.rate;
