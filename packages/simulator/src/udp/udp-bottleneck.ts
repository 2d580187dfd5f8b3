import { type Bottleneck, formatRate } from '@hopwise/datapath';
import type { Ceiling } from './udp-state.ts';

/** Names the limit that receiving reaches, the next one above it, and what is lost on the way. */
export function udpBottleneck(
  ceilings: readonly Ceiling[],
  received: number,
  sent: number,
  payload: number,
): Bottleneck {
  const [first, second] = [...ceilings].sort((a, b) => a.rate - b.rate);
  if (first === undefined || second === undefined) throw new Error('a UDP stream has ceilings');
  const above = second.rate / first.rate - 1;
  const next = `; the next limit, ${second.resource}, is ${(100 * above).toFixed(0)} % above`;
  const lost = sent > 0 ? 1 - received / sent : 0;
  const loss = lost >= noticeable ? `; ${(100 * lost).toFixed(0)} % of what is sent is lost` : '';
  return {
    resource: first.resource,
    utilisation: Math.min(1, received / first.rate),
    explanation: `${first.resource} is full at ${formatRate(first.rate * payload * 8e9, 'bit/s')}${Number.isFinite(above) ? next : ''}${loss}`,
  };
}

const noticeable = 0.005;
