import { clusterOf } from '@hopwise/datapath';
import type { FigureName } from './figure-names.ts';
import type { Trial } from './trial.ts';

/** Figures that count what is done per second: twice the work halves them. */
const perSecond: readonly FigureName[] = ['rate', 'sent'];

/**
 * What a combination takes if each of its modifiers adds what it adds alone: the datapath without any,
 * plus the difference that each makes to it.
 *
 * @param known - Trials of the same test.
 * @returns null where one of them is not known, or there is nothing to add up
 */
export function sumOfDifferences(
  trial: Trial,
  known: readonly Trial[],
  figure: FigureName,
): number | null {
  const { datapath, modifiers } = trial.scenario;
  if (modifiers.length < 2) return null;
  const isPerSecond = perSecond.includes(figure);
  const workOf = (wanted: readonly string[]): number | null => {
    const found = known.find(
      (other) => isSystem(other, datapath, wanted) && hasSameRules(other, trial, wanted),
    );
    const value = found?.figures.find(({ name }) => name === figure)?.value ?? null;
    return value === null || !isPerSecond ? value : 1 / value;
  };
  const base = workOf([]);
  if (base === null) return null;
  let work = base;
  for (const modifier of modifiers) {
    const alone = workOf([modifier]);
    if (alone === null) return null;
    work += alone - base;
  }
  if (work <= 0) return null;
  return isPerSecond ? 1 / work : work;
}

const isSystem = ({ scenario }: Trial, datapath: string, modifiers: readonly string[]): boolean =>
  scenario.datapath === datapath && scenario.modifiers.join('+') === modifiers.join('+');

/** Rules count where a trial has any: a modifier was measured with some number of them. */
function hasSameRules(other: Trial, trial: Trial, wanted: readonly string[]): boolean {
  const { policyRules } = clusterOf(other.scenario);
  return wanted.length === 0 || policyRules === 0 || policyRules === rulesOf(trial);
}

const rulesOf = ({ scenario }: Trial): number => clusterOf(scenario).policyRules;
