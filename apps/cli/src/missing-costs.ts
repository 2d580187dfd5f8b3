import type { CostTable, Datapath } from '@hopwise/datapath';

/** One sentence when the table knows no cost of some stages on the path; nothing when all is well. */
export function missingCosts(datapath: Datapath, costs: CostTable): readonly string[] {
  const known = new Set<string>(costs.costs.map((cost) => cost.subject));
  const stages = [...datapath.egress, ...datapath.ingress].flatMap((visit) => [
    ...visit.stages,
    ...(visit.epilogue ?? []),
  ]);
  const missing = [...new Set(stages)].filter((stage) => !known.has(stage));
  return missing.length === 0
    ? []
    : [
        `cost table ${costs.id} has no cost of ${missing.join(', ')}, on the path of ${datapath.id}`,
      ];
}
