import type { Measurement } from './measurement.ts';
import type { Role, SplitRule } from './split-rule.ts';

/** What a measurement is used for in one split, and why. */
export interface RoleDecision {
  readonly role: Role;
  readonly reason: string;
}

const selects = (selector: string | number | null, value: string | number | null): boolean =>
  selector === null || selector === value;

/** What the selectors of a rule look at. */
export type Selected = Pick<
  Measurement,
  'source' | 'run' | 'workload' | 'streams' | 'system' | 'mtu' | 'method'
>;

/** The first rule of a split that matches a measurement; null when none does. */
export const ruleOf = (
  row: Selected,
  rules: readonly SplitRule[],
  split: string,
): SplitRule | null =>
  rules.find(
    (candidate) =>
      candidate.split === split &&
      selects(candidate.source, row.source) &&
      selects(candidate.run, row.run) &&
      selects(candidate.workload, row.workload) &&
      selects(candidate.streams, row.streams) &&
      selects(candidate.system, row.system) &&
      selects(candidate.mtu, row.mtu) &&
      selects(candidate.method, row.method),
  ) ?? null;

/**
 * Role of a measurement in a split: that of the first rule that matches it, else `excluded`.
 *
 * @param rules - In the order of the file; those of other splits are skipped.
 */
export function roleOf(row: Selected, rules: readonly SplitRule[], split: string): RoleDecision {
  const rule = ruleOf(row, rules, split);
  if (rule === null) return { role: 'excluded', reason: `no rule of split ${split} matches` };
  return { role: rule.role, reason: rule.reason };
}
