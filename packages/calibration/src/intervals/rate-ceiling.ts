import { type Hardware, type Prediction, workloadFacts } from '@hopwise/datapath';

/** The most that a rate can be whatever the work costs: a stream that fills the line; endless otherwise. */
export function rateCeiling(
  { rate, goodputBitPerS, wireBitPerS, scenario }: Prediction,
  { nic }: Pick<Hardware, 'nic'>,
): number {
  const isStream = workloadFacts(scenario.workload.kind).class !== 'exchange';
  if (!isStream || wireBitPerS === 0) return Number.POSITIVE_INFINITY;
  // Where both directions are counted, or more is sent than arrives, the prediction itself may be above.
  return Math.max(rate.value, (goodputBitPerS * nic.rateBitPerS) / wireBitPerS);
}
