import {
  type Cost,
  type CostClass,
  type CostParameter,
  type CostScale,
  type CostTable,
  contentHash,
  isStageId,
  type Sourced,
  type StageId,
  stages,
} from '@hopwise/datapath';
import { formatCosts } from '@hopwise/dataset';

/**
 * The costs of a machine that nothing was fitted on: those of a reference machine, each times the
 * ratio of its class.
 *
 * A cost's class is that of its stage, but copying and ciphers are ratios of work per byte: what such
 * a stage pays per visit, skb or segment is instructions.
 *
 * Bounds are multiplied by the ratio's bounds, as if both erred the same way, so they are wider than
 * two independent errors would make them. Latencies of the platform and named nuisances stay behind:
 * the profile's own values apply, and nobody knows whether a nuisance exists elsewhere.
 *
 * @returns a table under the reference's id; what is in it says what it was multiplied by
 */
export function transferCosts(reference: CostTable, scale: CostScale): CostTable {
  const costs = reference.costs.flatMap((cost) => {
    const costClass = costClassOf(cost);
    return costClass === null ? [] : transferred(cost, costClass, scale);
  });
  return { id: reference.id, hash: contentHash(formatCosts(costs)), costs };
}

/** The class that a cost is scaled by; null for what stays on its machine. */
export const costClassOf = ({ subject, parameter }: Cost): CostClass | null =>
  isStageId(subject) ? classOf(subject, parameter) : null;

function classOf(stage: StageId, parameter: CostParameter): CostClass {
  const { costClass } = stages[stage];
  return worksOnBytes.includes(costClass) && parameter !== 'perByte' ? 'instruction' : costClass;
}

const worksOnBytes: readonly CostClass[] = ['copy', 'crypto'];

function transferred(cost: Cost, costClass: CostClass, scale: CostScale): Cost {
  const { subject, parameter, unit, source } = cost;
  const { value, low, high }: Sourced = scale[costClass];
  return {
    subject,
    parameter,
    value: cost.value * value,
    unit,
    low: cost.low * low,
    high: cost.high * high,
    basis: 'derived',
    source: `${source} ; ${scale.reference} x ${value} (${costClass})`,
  };
}
