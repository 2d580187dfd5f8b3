import { stagesMet } from '@hopwise/calibration';
import type { Datapath, WorkloadKind } from '@hopwise/datapath';
import type { PlatformCosts } from './platform-costs.ts';

/** One sentence when the table knows no cost of some stages that are met; nothing when all is well. */
export function missingCosts(
  datapath: Datapath,
  workload: WorkloadKind,
  { file, table }: Pick<PlatformCosts, 'file' | 'table'>,
): readonly string[] {
  const known = new Set<string>(table.costs.map((cost) => cost.subject));
  const missing = stagesMet(datapath, workload).filter((stage) => !known.has(stage));
  if (missing.length === 0) return [];
  return [`${file} has no cost of ${missing.join(', ')}, met by ${workload} on ${datapath.id}`];
}
