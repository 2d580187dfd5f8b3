import type { Sourced } from '@hopwise/datapath';
import { type ProbeFigureId, probeFigures } from './figures.ts';
import type { Probe } from './probe.ts';

/** A figure of a probe as a profile holds it; null where it was not measured. */
export function sourcedFigure(probe: Probe, id: ProbeFigureId, unit: string): Sourced | null {
  const figure = probe.measured[id];
  if (figure === undefined) return null;
  const { value, low, high, samples } = figure;
  const source = `hopwise validate probe: ${probeFigures[id].what}; median and range of ${samples.length}`;
  return { ...rounded({ value, low, high }), unit, basis: 'measured', source };
}

interface Range {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** To four digits, with bounds that still hold the value. */
export function rounded({ value, low, high }: Range): Range {
  const four = (number: number): number => Number(number.toPrecision(4));
  const middle = four(value);
  return { value: middle, low: Math.min(middle, four(low)), high: Math.max(middle, four(high)) };
}
