import { type Hardware, type Prediction, workloadFacts } from '@hopwise/datapath';
import { formatPercent, formatRate } from './format.ts';

/** Payload, and what that is on the wire; with its share of the line where one direction has it all. */
export function wireText(
  { scenario, goodputBitPerS, wireBitPerS }: Prediction,
  { nic }: Pick<Hardware, 'nic'>,
): string {
  const payload = `${formatRate(goodputBitPerS, 'bit/s')} of payload`;
  if (wireBitPerS === 0) return `${payload}, nothing on the wire`;
  const { kind } = scenario.workload;
  const wire = `${payload}, ${formatRate(wireBitPerS, 'bit/s')} on the wire`;
  if (workloadFacts(kind).class === 'exchange') return `${wire}, both directions together`;
  const isBothWays = kind === 'tcp-bidirectional';
  // What a direction carries can be a rounding error above the line.
  const share = Math.min(1, wireBitPerS / (isBothWays ? 2 : 1) / nic.rateBitPerS);
  return isBothWays
    ? `${wire}, half of it each way: ${formatPercent(share)} of the line`
    : `${wire}: ${formatPercent(share)} of the line`;
}
