import type { ParsedCost, ParsedCosts } from '@hopwise/dataset';
import type { StudyFit } from './fit-study.ts';

/**
 * The prior table with every fitted number multiplied by its factor, to four significant digits.
 *
 * Bounds move with their number: they are still those of the prior, not of what the data leave open.
 * A moved number is `derived`, and its source says from what.
 */
export function fittedCosts(priors: ParsedCosts, fitted: StudyFit): readonly ParsedCost[] {
  const factors = new Map(fitted.fit.factors.map(({ name, value }) => [name, value]));
  const rows = `${fitted.processes.join('- and ')}-process rows of ${fitted.study}`;
  return priors.costs.map((cost) => {
    const factor = factors.get(cost.fit);
    if (factor === undefined) return cost;
    return {
      ...cost,
      value: rounded(cost.value * factor),
      low: rounded(cost.low * factor),
      high: rounded(cost.high * factor),
      basis: 'derived',
      source: `${cost.source} ; fitted: factor ${cost.fit} x ${rounded(factor)} on ${rows}`,
    };
  });
}

const rounded = (value: number): number => Number(value.toPrecision(4));
