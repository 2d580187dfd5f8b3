import type { Strangeness } from '@hopwise/dataset';
import { type PredictionInput, predictAnalytic } from '@hopwise/simulator';
import { systemName } from '../system-name.ts';
import type { Uncertainty } from './intervals-on.ts';
import { noiseOf } from './noise-floor.ts';
import { type PlatformSample, platformSamples } from './platform-samples.ts';
import { predictionFigures, type UncertainFigure } from './prediction-figures.ts';
import { type Quantiles, quantilesOf } from './quantiles.ts';
import { doubtOf, strangenessOf } from './strangeness.ts';
import { longTailedDraws, normalDraws } from './stratified-draws.ts';

/** What two systems do not have in common: an error of one says nothing of the other. */
const ownDoubts: readonly Strangeness[] = ['system', 'hand-over'];

/**
 * How a figure of one load compares with that of another on the same machine: quantiles of the ratio.
 *
 * What is not known of the machine and of shared stages is the same for both and cancels, so that an
 * order can be clear where the intervals of the two overlap; each system's own errors do not cancel.
 *
 * @returns a function that gives null where one of the two has no such figure
 */
export function ratiosOn(
  uncertainty: Uncertainty,
): (a: PredictionInput, b: PredictionInput, figure: UncertainFigure) => Quantiles | null {
  const valuesOf = valuesOn(uncertainty);
  return (a, b, figure) => {
    const [over, under] = [valuesOf(a, figure), valuesOf(b, figure)];
    const ratios = over.flatMap((value, i) => {
      const other = under[i] ?? null;
      return value === null || other === null || other <= 0 ? [] : [value / other];
    });
    return ratios.length === 0 ? null : quantilesOf(ratios);
  };
}

/** A figure of a load on each of the machines drawn, with the errors that are its system's own. */
function valuesOn(uncertainty: Uncertainty) {
  const { platform, noise, doubts, seed, sampleCount: count } = uncertainty;
  const { posterior, isTransferred } = platform;
  const [errors, runs] = [normalDraws(count, seed), longTailedDraws(count, seed)];
  const drawn = new Map<string, readonly PlatformSample[]>();
  return (input: PredictionInput, figure: UncertainFigure): readonly (number | null)[] => {
    const { scenario, datapath } = input;
    const differs = strangenessOf(scenario, datapath, { ...posterior, isTransferred });
    const own = doubtOf(
      differs.filter((each) => ownDoubts.includes(each)),
      doubts,
    );
    const shared = doubtOf(
      differs.filter((each) => !ownDoubts.includes(each)),
      doubts,
    );
    const isExtrapolated = differs.includes('system');
    const key = `${isExtrapolated} ${shared.work}`;
    const samples =
      drawn.get(key) ??
      platformSamples(platform, { ...{ count, seed, isExtrapolated }, workError: shared.work });
    drawn.set(key, samples);
    const kind = predictionFigures.kindOf(figure);
    const ofModel = kind === 'cpu' ? posterior.modelError.cpu : posterior.modelError.rate;
    const error = Math.hypot(ofModel, kind === 'cpu' ? Math.hypot(own.work, own.cpu) : own.work);
    const scatter = noiseOf(noise, scenario.workload, kind);
    const name = `${figure} of ${systemName(scenario)}`;
    return samples.map((sample, i) => {
      const value = predictionFigures.figuresOf(predictAnalytic({ ...input, ...sample }))[figure];
      const moved = error * (errors(name)[i] ?? 0) + scatter * (runs(name)[i] ?? 0);
      return value === null ? null : value * Math.exp(moved);
    });
  };
}
