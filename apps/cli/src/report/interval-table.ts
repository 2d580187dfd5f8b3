import type { PredictionIntervals, Quantiles, UncertainFigure } from '@hopwise/calibration';
import type { Prediction } from '@hopwise/datapath';
import { formatDuration, formatRate } from './format.ts';
import { operationNames } from './names.ts';
import { formatPerUnit } from './per-unit.ts';
import { table } from './table.ts';

/** Where measurements of a prediction are to be expected; null when nothing can be said. */
export function intervalTable(
  { rate, cpuPerUnit, scenario }: Prediction,
  intervals: PredictionIntervals,
): string | null {
  const perUnit = (value: number): string => formatPerUnit(value, cpuPerUnit.unit);
  const operation = operationNames[scenario.workload.kind];
  const figures: readonly (readonly [UncertainFigure, string, (value: number) => string])[] = [
    ['rate', 'rate', (value) => formatRate(value, rate.unit)],
    ['cpuClientPerUnit', `client CPU per ${operation}`, perUnit],
    ['cpuServerPerUnit', `server CPU per ${operation}`, perUnit],
    ['latencyMean', 'mean latency', formatDuration],
  ];
  const rows = figures.flatMap(([name, title, format]) => {
    const quantiles = intervals[name];
    return quantiles === undefined ? [] : [[title, ...bothIntervals(quantiles, format)]];
  });
  if (rows.length === 0) return null;
  return table(['Where to expect a measurement', 'half of them>', 'nine of ten>'], rows);
}

const bothIntervals = (
  { p5, p25, p75, p95 }: Quantiles,
  format: (value: number) => string,
): readonly string[] => [`${format(p25)} .. ${format(p75)}`, `${format(p5)} .. ${format(p95)}`];
