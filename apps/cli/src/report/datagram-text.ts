import type { DatagramCounts } from '@hopwise/datapath';
import { formatPercent, formatRate } from './format.ts';

/** What became of the datagrams, by place. */
export function datagramText({ sentPerS, receivedPerS, lost }: DatagramCounts): string {
  const all = lost.qdisc + lost.ring + lost.receiveBuffer;
  const counts = `${formatRate(sentPerS, '1/s')} sent, ${formatRate(receivedPerS, '1/s')} received`;
  if (all === 0) return `${counts}, none lost`;
  const places = [
    [lost.qdisc, "the sender's queueing discipline"],
    [lost.ring, "the receiver's ring"],
    [lost.receiveBuffer, 'the receive buffer'],
  ] as const;
  const shares = places
    .filter(([share]) => share > 0)
    .map(([share, place]) => `${formatPercent(share)} in ${place}`);
  return `${counts}; lost ${formatPercent(all)}: ${shares.join(', ')}`;
}
