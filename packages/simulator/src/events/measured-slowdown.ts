import type { End } from '@hopwise/datapath';
import type { Entry } from '../ledger.ts';
import { timeOf } from '../units.ts';

/**
 * How much longer the runs of each end took than their costs say (clock, SMT, scatter) [ratio].
 *
 * @param cpuNs - CPU time that the runs took at each end [ns].
 * @param operations - Operations that the entries are per.
 * @param isOneHost - Whether both ends took it from one machine, whose time `cpuNs` says twice.
 */
export function measuredSlowdown(
  entries: readonly Entry[],
  operations: number,
  cpuNs: Readonly<Record<End, number>>,
  isOneHost = false,
): Readonly<Record<End, number>> {
  const nominal = { client: 0, server: 0 };
  for (const { end, part, units } of entries) {
    nominal[end] += (timeOf(part.onPath, units) + timeOf(part.tail, units)) * operations;
  }
  if (isOneHost) {
    const both = nominal.client + nominal.server;
    const ratio = both > 0 ? cpuNs.client / both : 1;
    return { client: ratio, server: ratio };
  }
  const ratio = (end: End): number => (nominal[end] > 0 ? cpuNs[end] / nominal[end] : 1);
  return { client: ratio('client'), server: ratio('server') };
}
