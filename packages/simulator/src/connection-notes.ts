import { formatDuration, formatRate, type Hardware } from '@hopwise/datapath';
import type { ConntrackState } from './conntrack.ts';
import type { Exchange } from './turn.ts';

/** TIME_WAIT of a socket (`TCP_TIMEWAIT_LEN`) [s]. */
const timeWaitSeconds = 60;

/**
 * What new connections run into at a rate [1/s] sooner or later; a sentence's end for each.
 *
 * A program that lets connect() choose its port and closes first keeps that port from the same
 * destination for the length of TIME_WAIT: by default it is taken again on the loopback device only.
 *
 * @source net/ipv4/inet_hashtables.c: __inet_hash_connect; net/ipv4/tcp_ipv4.c: tcp_twsk_unique
 */
export function connectionNotes(
  {
    conntrack,
    exchange,
  }: {
    readonly conntrack: ConntrackState | null;
    readonly exchange: Pick<Exchange, 'choosesPorts'>;
  },
  { localPorts }: Hardware['sysctls'],
  rate: number,
): string {
  const notes: string[] = [];
  const perAddress = localPorts / timeWaitSeconds;
  if (exchange.choosesPorts === true && rate > perAddress) {
    const addresses = Math.ceil(rate / perAddress);
    notes.push(
      `; ports last only if the front ends have ${addresses} addresses or more (each opens ${formatRate(perAddress, '1/s')} at most)`,
    );
  }
  if (conntrack?.full !== undefined) {
    const { afterS, thenPerS } = conntrack.full;
    notes.push(
      `; the conntrack table is full after ${formatDuration(afterS * 1e9)}, and lets in ${formatRate(thenPerS, '1/s')} from then on`,
    );
  }
  return notes.join('');
}
