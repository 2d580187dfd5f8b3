import type { End } from '@hopwise/datapath';
import type { Entry } from '../ledger.ts';
import { timeOf } from '../units.ts';

/**
 * How much longer the runs of each end took than their costs say (clock, SMT, scatter) [ratio].
 *
 * @param cpuNs - CPU time that the runs took at each end [ns].
 * @param operations - Operations that the entries are per.
 */
export function measuredSlowdown(
  entries: readonly Entry[],
  operations: number,
  cpuNs: Readonly<Record<End, number>>,
): Readonly<Record<End, number>> {
  const nominal = { client: 0, server: 0 };
  for (const { end, part, units } of entries) {
    nominal[end] += (timeOf(part.onPath, units) + timeOf(part.tail, units)) * operations;
  }
  const ratio = (end: End): number => (nominal[end] > 0 ? cpuNs[end] / nominal[end] : 1);
  return { client: ratio('client'), server: ratio('server') };
}
