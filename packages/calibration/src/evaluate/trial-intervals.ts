import type { Prediction } from '@hopwise/datapath';
import type { NoisyFigure } from '@hopwise/dataset';
import type { PredictionInput } from '@hopwise/simulator';
import type { IntervalsOf } from '../intervals/intervals-on.ts';
import { type FigureName, figureNameList, figureNames } from './figure-names.ts';
import { predictedFigures } from './predicted-figures.ts';
import type { FigureIntervals } from './scored-row.ts';

/** Where a measurement of each figure is to be expected, of those that are judged by their error. */
export function trialIntervals(
  input: PredictionInput,
  prediction: Prediction,
  intervalsOf: IntervalsOf,
): FigureIntervals {
  const quantiles = intervalsOf(input, prediction, {
    names: figureNameList.filter((name) => figureNames[name].judgedBy === 'error'),
    figuresOf: (each) => predictedFigures(each, input.datapath),
    kindOf,
  });
  return Object.fromEntries(
    Object.entries(quantiles).map(([name, { p5, p25, p75, p95 }]) => [
      name,
      { interval50: { low: p25, high: p75 }, interval90: { low: p5, high: p95 } },
    ]),
  );
}

function kindOf(name: FigureName): NoisyFigure {
  if (name === 'latency') return 'latency';
  return figureNames[name].unit === 'ns or ns/byte' ? 'cpu' : 'rate';
}
