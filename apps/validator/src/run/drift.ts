import { median } from '@hopwise/stats';
import type { EntryOf } from './journal-entry.ts';
import type { CaseValues } from './stop-rule.ts';

type Drift = Omit<EntryOf<'drift'>, 'kind' | 'at'>;

/**
 * Whether the nodes are still what they were: the baseline before all other samples and after them.
 * A change of more than twice the half range of either group is a drift: of so few samples there is
 * no narrower interval.
 */
export function driftOf(before: CaseValues, after: CaseValues): Drift {
  const [first, last] = [before, after].map((values) => values.filter((value) => value !== null));
  if (first === undefined || last === undefined || first.length === 0 || last.length === 0) {
    return {
      first: first?.length ? median(first) : null,
      last: last?.length ? median(last) : null,
      ...{ changePct: null, limitPct: null, isDrift: null },
    };
  }
  const [from, to] = [median(first), median(last)];
  const changePct = 100 * (to / from - 1);
  const limitPct = 2 * Math.max(halfRangePct(first), halfRangePct(last));
  return { first: from, last: to, changePct, limitPct, isDrift: Math.abs(changePct) > limitPct };
}

const halfRangePct = (values: readonly number[]): number =>
  (50 * (Math.max(...values) - Math.min(...values))) / median(values);
