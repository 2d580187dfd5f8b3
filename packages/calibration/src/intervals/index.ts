export type { CostPosterior, KnownFactor, SeenLoad } from './cost-posterior.ts';
export type { AskedFigures, FiguresOf } from './asked-figures.ts';
export { figureIntervals, type IntervalOptions } from './figure-intervals.ts';
export { type IntervalsOf, intervalsOn, type Uncertainty } from './intervals-on.ts';
export { noiseOf } from './noise-floor.ts';
export {
  type PlatformSample,
  platformSamples,
  type UncertainPlatform,
} from './platform-samples.ts';
export { posteriorOfFit, posteriorOfPriors } from './posterior-of-fit.ts';
export { posteriorSamples, type SampleOptions } from './posterior-samples.ts';
export {
  type PredictionIntervals,
  predictionFigures,
  type UncertainFigure,
} from './prediction-figures.ts';
export type { Quantiles } from './quantiles.ts';
export { ratiosOn } from './ratios-on.ts';
export { type Doubts, doubtOf, strangenessOf } from './strangeness.ts';
