import type { Measurement } from './measurement.ts';
import type { Role, SplitRule } from './split-rule.ts';

/** What a measurement is used for in one split, and why. */
export interface RoleDecision {
  readonly role: Role;
  readonly reason: string;
}

const selects = (selector: string | number | null, value: string | number | null): boolean =>
  selector === null || selector === value;

/**
 * Role of a measurement in a split: that of the first rule that matches it, else `excluded`.
 *
 * @param row - Only what the selectors look at.
 * @param rules - In the order of the file; those of other splits are skipped.
 */
export function roleOf(
  row: Pick<Measurement, 'source' | 'run' | 'workload' | 'streams' | 'system' | 'mtu' | 'method'>,
  rules: readonly SplitRule[],
  split: string,
): RoleDecision {
  const rule = rules.find(
    (candidate) =>
      candidate.split === split &&
      selects(candidate.source, row.source) &&
      selects(candidate.run, row.run) &&
      selects(candidate.workload, row.workload) &&
      selects(candidate.streams, row.streams) &&
      selects(candidate.system, row.system) &&
      selects(candidate.mtu, row.mtu) &&
      selects(candidate.method, row.method),
  );
  if (rule === undefined) return { role: 'excluded', reason: `no rule of split ${split} matches` };
  return { role: rule.role, reason: rule.reason };
}
