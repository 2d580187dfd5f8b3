import { readFileSync } from 'node:fs';
import { type ParsedCosts, parseCosts, parseHardware } from '@hopwise/dataset';
import { scenarioSolver } from '../src/index.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8');

/** The committed machine of the core study, and its costs before a fit. */
export const hardware = parseHardware(read('hardware/cilium2021-100g.yaml'), 'hardware.yaml');
export const priors = parseCosts(read('priors/cilium2021-100g.csv'), 'priors.csv');

/** The analytic solver on that machine. */
export const solve = scenarioSolver(hardware);

/** The priors with only some factors left to fit, so that a fit takes no time. */
export const movingOnly = (names: readonly string[]): ParsedCosts => ({
  ...priors,
  costs: priors.costs.map((cost) => ({ ...cost, fit: names.includes(cost.fit) ? cost.fit : '' })),
});
