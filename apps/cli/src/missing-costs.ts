import { type PredictionInput, stagesMet } from '@hopwise/simulator';
import type { PlatformCosts } from './platform-costs.ts';

/** One sentence when the table knows no cost of some stages that are met; nothing when all is well. */
export function missingCosts(
  load: Omit<PredictionInput, 'costs'>,
  { file, table }: Pick<PlatformCosts, 'file' | 'table'>,
): readonly string[] {
  const known = new Set<string>(table.costs.map((cost) => cost.subject));
  const missing = stagesMet(load).filter((stage) => !known.has(stage));
  if (missing.length === 0) return [];
  const { datapath, scenario } = load;
  return [
    `${file} has no cost of ${missing.join(', ')}, met by ${scenario.workload.kind} on ${datapath.id}`,
  ];
}
