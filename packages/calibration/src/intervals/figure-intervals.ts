import type { Prediction } from '@hopwise/datapath';
import type { NoiseFloor, NoisyFigure } from '@hopwise/dataset';
import { type PredictionInput, predictAnalytic } from '@hopwise/simulator';
import type { AskedFigures } from './asked-figures.ts';
import { noiseOf } from './noise-floor.ts';
import type { PlatformSample } from './platform-samples.ts';
import { type Quantiles, quantilesOf } from './quantiles.ts';
import { rateCeiling } from './rate-ceiling.ts';
import { longTailedDraws, normalDraws } from './stratified-draws.ts';

/** What the spread of a prediction is made of. */
export interface IntervalOptions<Name extends string> extends AskedFigures<Name> {
  readonly samples: readonly PlatformSample[];
  /** What the model gets wrong of a kind of figure [standard deviation of the logarithm]. */
  readonly errorOf: (kind: NoisyFigure) => number;
  readonly noise: readonly NoiseFloor[];
  readonly seed: number;
}

/**
 * Where a measurement of each figure is to be expected: around the figures of a prediction, by either
 * solver, the spread that closed forms of many possible machines have, and the scatter of runs.
 *
 * A figure of which the closed form says nothing, or nothing above zero, has no interval.
 */
export function figureIntervals<Name extends string>(
  input: PredictionInput,
  centre: Prediction,
  options: IntervalOptions<Name>,
): Readonly<Partial<Record<Name, Quantiles>>> {
  const { samples, names, figuresOf, kindOf } = options;
  const nominal = figuresOf(predictAnalytic(input));
  const drawn = samples.map((sample) => figuresOf(predictAnalytic({ ...input, ...sample })));
  const scatter = scatterOf(input, options);
  const centres = figuresOf(centre);
  const found: Partial<Record<Name, Quantiles>> = {};
  for (const name of names) {
    const [middle, closed] = [centres[name], nominal[name]];
    if (middle === null || closed === null || closed <= 0) continue;
    const kind = kindOf(name);
    const values = drawn.flatMap((figures, sample) => {
      const value = figures[name];
      return value === null ? [] : [middle * (value / closed) * scatter(name, kind, sample)];
    });
    const most = middle === centre.rate.value ? rateCeiling(centre, input.hardware) : Infinity;
    if (values.length > 0) found[name] = quantilesOf(values.map((each) => Math.min(each, most)));
  }
  return found;
}

/** What a figure of a sample is multiplied by for the scatter of runs, and for the model's own error. */
function scatterOf<Name extends string>(
  { scenario }: PredictionInput,
  { samples, errorOf, noise, seed }: IntervalOptions<Name>,
): (name: Name, kind: NoisyFigure, sample: number) => number {
  const runs = longTailedDraws(samples.length, seed);
  const errors = normalDraws(samples.length, seed);
  return (name, kind, sample) => {
    const ofRuns = noiseOf(noise, scenario.workload, kind) * (runs(`run ${name}`)[sample] ?? 0);
    const ofModel = errorOf(kind) * (errors(`model error of ${name}`)[sample] ?? 0);
    return Math.exp(ofRuns + ofModel);
  };
}
