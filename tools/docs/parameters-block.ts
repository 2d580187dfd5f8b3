import type { ParsedCost } from '@hopwise/dataset';
import { significant } from './format.ts';
import { markdownTable } from './markdown-table.ts';
import type { PlatformCosts } from './platform-costs.ts';

/** The factors that a fit may move: what each scales, how far its prior lets it, where it ended. */
export function parametersBlock({ priors, fitted }: PlatformCosts): string {
  const names = [...new Set(priors.costs.map(({ fit }) => fit))].filter((name) => name !== '');
  const fixed = priors.costs.filter(({ fit }) => fit === '');
  return [
    `${names.length} factors; ${fitted === null ? 'nothing is fitted yet, so every factor is 1' : 'values are fitted cost over prior cost'}.`,
    '',
    markdownTable(
      ['factor', 'prior, 90 %', 'value:', 'what it scales'],
      names.map((name) => {
        const scaled = priors.costs.filter(({ fit }) => fit === name);
        return [
          `\`${name}\``,
          priorRange(scaled),
          fitted === null ? '1' : valueOf(scaled, fitted.costs),
          scaled.map(costName).join(', '),
        ];
      }),
    ),
    '',
    `Costs that no fit moves: ${fixed.map(costName).join(', ')}.`,
  ].join('\n');
}

const costName = ({ subject, parameter }: ParsedCost): string => `\`${subject}\` ${parameter}`;

/** As wide as the widest interval among the costs that it scales; the prior's median is 1. */
function priorRange(costs: readonly ParsedCost[]): string {
  const widest = Math.max(...costs.map(({ low, high }) => Math.sqrt(high / low)));
  return `${significant(1 / widest)} to ${significant(widest)}`;
}

/** One number; two where the priors were changed since the fit. */
function valueOf(scaled: readonly ParsedCost[], fitted: readonly ParsedCost[]): string {
  const ratios = scaled.flatMap((prior) => {
    const cost = fitted.find(
      ({ subject, parameter }) => subject === prior.subject && parameter === prior.parameter,
    );
    return cost === undefined ? [] : [significant(cost.value / prior.value)];
  });
  return [...new Set(ratios)].join(' or ') || '-';
}
