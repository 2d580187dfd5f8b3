import {
  type Cost,
  type CostClass,
  isStageId,
  type Sourced,
  type StageId,
} from '@hopwise/datapath';
import { costClassOf } from '../transfer-costs.ts';

/** What the costs of a machine are multiplied by when its processor is another. */
export interface CostRatios extends Readonly<Record<CostClass, Sourced>> {
  /** Of bytes that go through AES-GCM, beside the ratio of their class. */
  readonly aesGcm: Sourced;
}

/** Stages whose cost per byte is that of AES-GCM. */
const aesGcmStages: readonly StageId[] = [
  'gcmAesEncrypt',
  'gcmAesDecrypt',
  'tlsRecord',
  'vppEspEncrypt',
  'vppEspDecrypt',
];

/** Names of the ratios that a cost is multiplied by; none where no processor changes it. */
export function ratiosOf(cost: Cost): readonly (keyof CostRatios)[] {
  const costClass = costClassOf(cost);
  if (costClass === null) return [];
  const { subject, parameter } = cost;
  const isAesGcm = parameter === 'perByte' && isStageId(subject) && aesGcmStages.includes(subject);
  return isAesGcm ? [costClass, 'aesGcm'] : [costClass];
}

/** The costs with each multiplied by its ratios; latencies and named nuisances stay as they are. */
export const timesRatios = <Each extends Cost>(
  costs: readonly Each[],
  ratioOf: (name: keyof CostRatios) => number,
): readonly Each[] =>
  costs.map((cost) => {
    const ratio = ratiosOf(cost).reduce((product, name) => product * ratioOf(name), 1);
    return ratio === 1 ? cost : { ...cost, value: cost.value * ratio };
  });
