import { type Bottleneck, formatRate } from '@hopwise/datapath';
import type { StreamPoint } from './analytic-stream.ts';

/** Names the ceiling that a bulk transfer reaches, and the next one above it. */
export function streamBottleneck({ goodput, ceilings }: StreamPoint): Bottleneck {
  const [first, second] = [...ceilings].sort((a, b) => a.goodput - b.goodput);
  if (first === undefined || second === undefined) throw new Error('a transfer has ceilings');
  const above = second.goodput / first.goodput - 1;
  return {
    resource: first.resource,
    utilisation: Math.min(1, goodput / first.goodput),
    explanation: `${first.resource} is full at ${formatRate(goodput * 8e9, 'bit/s')}; the next limit, ${second.resource}, is ${(100 * above).toFixed(0)} % above`,
  };
}
